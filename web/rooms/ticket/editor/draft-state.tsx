import type { DraftState as State } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Muted } from "../../../ui/text.tsx";

/** Whether the unsent text is safe. */
export function DraftState({ state }: { state: State }) {
  const ui = useWords("ui");
  const words = state === "waiting" || state === "saved" || state === "failed" ? ui(`draft.${state}`) : "";
  return (
    <span role="status">
      <Muted>{words}</Muted>
    </span>
  );
}
