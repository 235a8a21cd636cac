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

const numberIn = (hours: string): number => Number(hours.trim().replace(",", "."));

/** Pure: whether it is a number of hours, with a comma or a point, or nothing. */
export const isHours = (hours: string): boolean => Number.isFinite(numberIn(hours));

/** Pure: hours as they were typed, as minutes. What is no number is no minute at all, which the desk refuses at its field; null: none. */
const minutesOf = (hours: string): number | null => (hours.trim() === "" ? null : isHours(hours) ? Math.round(numberIn(hours) * 60) : 0);

/** Pure: with one of the macros, or without it; those that are not shown here stay. */
export const withMacro = (ids: readonly string[], id: string, on: boolean): string[] => [
  ...ids.filter((one) => one !== id),
  ...(on ? [id] : []),
];

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
