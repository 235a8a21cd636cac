import type { BulkChange } from "../../../../contract/bulk.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";

/** A bulk change as a sentence: "Assign 12 tickets to Kari Solberg". */
export function useDoing(): (bulk: Pick<BulkChange, "change" | "total">) => string {
  const t = useWords("bulk");
  const ui = useWords("ui");
  const ticket = useWords("ticket");
  const time = useTime();
  return ({ change: { act, to, add, remove, impact, urgency, reason, until }, total }) =>
    t(`doing.${act}`, {
      n: total,
      to: to ?? "",
      named: to ? "yes" : "no",
      add: add.join(", "),
      remove: remove.join(", "),
      way: add.length > 0 && remove.length > 0 ? "both" : add.length > 0 ? "add" : "remove",
      levels: [
        impact && `${ticket("fact.impact").toLocaleLowerCase()}: ${ticket(`impact.${impact as 1 | 2 | 3}`)}`,
        urgency && `${ticket("fact.urgency").toLocaleLowerCase()}: ${ticket(`urgency.${urgency as 1 | 2 | 3}`)}`,
      ]
        .filter(Boolean)
        .join(", "),
      reason: act === "wait" ? ui.maybe(`waiting.${reason}`, {}, reason ?? "").toLocaleLowerCase() : (reason ?? ""),
      until: until ? time.moment(until) : "",
      timed: until ? "yes" : "no",
    });
}
