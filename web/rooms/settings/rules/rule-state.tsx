import type { Rule } from "../../../../contract/rules.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";

/** Whether it is asked at all, or why not. */
export function RuleState({ rule }: { rule: Rule }) {
  const t = useWords("rules");
  if (rule.stopped_at !== null) return <Badge tone="red">{t("state.stopped")}</Badge>;
  if (rule.attention.length > 0) return <Badge tone="amber">{t("state.attention")}</Badge>;
  return rule.active ? <Badge tone="green">{t("state.on")}</Badge> : <Badge tone="quiet">{t("state.off")}</Badge>;
}
