import type { TicketSummary } from "../../../../contract/tickets.ts";
import { keyIn } from "../../../../contract/filter.ts";
import { isPlainGroup, type GroupField, type PlainGroup, type View } from "../../../../contract/views.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useFieldWords } from "../../../platform/filter/values.ts";

export interface Heading {
  words: string;
  /** How many tickets stand below it; null while nobody knows. */
  number: number | null;
}

type Row = TicketSummary & { answers?: Record<string, { en: string; nb: string }> | undefined };

const valueOf: Record<PlainGroup, (row: TicketSummary) => string | null> = {
  status: (row) => row.status,
  priority: (row) => row.priority,
  tier: (row) => String(row.tier),
  team: (row) => row.team.id,
  assignee: (row) => row.assignee?.id ?? null,
};
/** What tells a row's group from others: a value, or what was answered in words. */
const groupOf = (field: GroupField, row: Row): string | null =>
  isPlainGroup(field) ? valueOf[field](row) : inMyLanguage(row.answers?.[keyIn(field)]) || null;
const nameOf = (field: GroupField, row: Row): string | null => {
  if (!isPlainGroup(field)) return groupOf(field, row);
  if (field === "team") return row.team.name;
  return field === "assignee" ? (row.assignee?.name ?? null) : null;
};

/** A name that was typed is kept in small letters. */
const isGroup = (field: GroupField, group: { value: string | null; name: string | null }, value: string | null): boolean =>
  isPlainGroup(field) || value === null ? group.value === value : (group.name ?? "").toLowerCase() === value.toLowerCase();

/** By ticket, the heading that stands above it: at the first of each group. Pure but for the words. */
export function useHeadings(view: View | undefined, sorted: boolean, items: readonly Row[]): ReadonlyMap<string, Heading> {
  const t = useWords("views");
  const say = useFieldWords();
  const field = sorted ? null : (view?.group_by ?? null);
  const { data } = useAsk("GET /views/{id}/groups", { params: { id: view?.id ?? "" }, enabled: field !== null });
  const headings = new Map<string, Heading>();
  if (field === null) return headings;
  let last: string | null | undefined;
  for (const row of items) {
    const value = groupOf(field, row);
    if (value === last) continue;
    last = value;
    const words =
      nameOf(field, row) ?? (value === null ? t(isPlainGroup(field) ? "value.none" : "group.unanswered") : say.value(field, value));
    headings.set(row.id, { words, number: data?.items.find((group) => isGroup(field, group, value))?.number ?? null });
  }
  return headings;
}
