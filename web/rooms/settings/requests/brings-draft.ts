import { priority, type Priority, type RequestType } from "../../../../contract/catalog.ts";
import { textsOf, type BothTexts } from "../ready/words-fields.tsx";

/** What a request type brings along, while it is written: targets are hours as they are typed. */
export interface BringsDraft {
  reply: BothTexts;
  checklist_id: string;
  macro_ids: string[];
  targets: Record<Priority, string>;
}

export const priorities = priority.options;
const each = <T>(of: (priority: Priority) => T) => Object.fromEntries(priorities.map((one) => [one, of(one)])) as Record<Priority, T>;

export const blankBrings: BringsDraft = { reply: { en: "", nb: "" }, checklist_id: "", macro_ids: [], targets: each(() => "") };

/** Pure: minutes as the hours that somebody would type; null: none. */
export const hoursOf = (minutes: number | null): string => (minutes === null ? "" : String(Math.round((minutes / 60) * 100) / 100));

/** Pure: hours as they were typed, with a comma or a point, as minutes. */
const minutesOf = (hours: string): number | null => (hours.trim() === "" ? null : Math.round(Number(hours.replace(",", ".")) * 60));

export const bringsOf = ({ reply, checklist_id, macro_ids, targets }: RequestType): BringsDraft => ({
  reply: { en: reply?.en ?? "", nb: reply?.nb ?? "" },
  checklist_id: checklist_id ?? "",
  macro_ids,
  targets: each((one) => hoursOf(targets[one])),
});

/** Pure: what the API takes of it, or of what was changed in it. */
export const bringsChangesOf = ({ reply, checklist_id, macro_ids, targets }: Partial<BringsDraft>) => ({
  ...(reply && { reply: reply.en.trim() || reply.nb.trim() ? textsOf(reply) : null }),
  ...(checklist_id !== undefined && { checklist_id: checklist_id || null }),
  ...(macro_ids && { macro_ids }),
  ...(targets && { targets: each((one) => minutesOf(targets[one])) }),
});
