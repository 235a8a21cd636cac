import type { Recurrence } from "../../../../contract/recurring.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";

/** Whether it goes on. */
export function RecurrenceState({ one }: { one: Recurrence }) {
  const t = useWords("recurring");
  if (!one.active) return <Badge tone="quiet">{t("state.paused")}</Badge>;
  if (one.last?.outcome === "failed") return <Badge tone="red">{t("state.failed")}</Badge>;
  if (one.last?.troubled) return <Badge tone="amber">{t("state.troubled")}</Badge>;
  return one.next.length === 0 ? <Badge tone="quiet">{t("state.over")}</Badge> : <Badge tone="green">{t("state.on")}</Badge>;
}
