import type { Macro, Snippet } from "../../../../contract/macros.ts";
import { say } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget } from "../../../platform/queries.ts";
import { toast } from "../../../ui/toast.tsx";
import { sectionOf, type Place } from "./place.ts";

/** After something was kept or deleted: the list is read anew and shown, where it stands now. */
export function useKept({ kind }: Place) {
  const go = useGo();
  const forgetList = () => void forget(kind === "macros" ? "GET /macros" : "GET /snippets");
  return {
    kept(after: Snippet | Macro) {
      forgetList();
      toast.told(say("ready", "kept", { name: after.name }));
      go(paths.settings(sectionOf({ kind, mine: after.scope === "personal" })), { replace: true });
    },
    deleted(before: Snippet | Macro) {
      forgetList();
      toast.told(say("ready", "deleted", { name: before.name }));
      go(paths.settings(sectionOf({ kind, mine: before.scope === "personal" })), { replace: true });
    },
  };
}
