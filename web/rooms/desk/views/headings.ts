import type { TicketSummary } from "../../../../contract/tickets.ts";
import type { GroupField, View } from "../../../../contract/views.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useFieldWords } from "../../../platform/filter/values.ts";

export interface Heading {
  words: string;
  /** How many tickets stand below it; null while nobody knows. */
  number: number | null;
}

const valueOf: Record<GroupField, (row: TicketSummary) => string | null> = {
  status: (row) => row.status,
  priority: (row) => row.priority,
  tier: (row) => String(row.tier),
  team: (row) => row.team.id,
  assignee: (row) => row.assignee?.id ?? null,
};
const nameOf = (field: GroupField, row: TicketSummary): string | null => {
  if (field === "team") return row.team.name;
  return field === "assignee" ? (row.assignee?.name ?? null) : null;
};

/** By ticket, the heading that stands above it: at the first of each group. Pure but for the words. */
export function useHeadings(view: View | undefined, sorted: boolean, items: readonly TicketSummary[]): ReadonlyMap<string, Heading> {
  const t = useWords("views");
  const say = useFieldWords();
  const field = sorted ? null : (view?.group_by ?? null);
  const { data } = useAsk("GET /views/{id}/groups", { params: { id: view?.id ?? "" }, enabled: field !== null });
  const headings = new Map<string, Heading>();
  if (field === null) return headings;
  let last: string | null | undefined;
  for (const row of items) {
    const value = valueOf[field](row);
    if (value === last) continue;
    last = value;
    const words = nameOf(field, row) ?? (value === null ? t("value.none") : say.value(field, value));
    headings.set(row.id, { words, number: data?.items.find((group) => group.value === value)?.number ?? null });
  }
  return headings;
}
