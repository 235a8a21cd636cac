import type { AssetState } from "../../../contract/assets.ts";
import { useWords } from "../../platform/i18n.ts";
import { Badge } from "../../ui/badge.tsx";

/** Whether somebody uses it. */
export function StateBadge({ state }: { state: AssetState }) {
  const t = useWords("assets");
  return <Badge tone={state === "lost" ? "amber" : state === "in_use" ? "accent" : undefined}>{t(`state.${state}`)}</Badge>;
}
