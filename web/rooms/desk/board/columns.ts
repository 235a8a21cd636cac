import { choiceFields } from "../../../../contract/filter.ts";
import type { TicketSummary } from "../../../../contract/tickets.ts";
import { groupFields, type GroupField } from "../../../../contract/views.ts";

/** By which fields a board may be laid out: those that a list may be grouped by. */
export const boardFields = groupFields;

/** One column: the value that its tickets have, as the filter language writes it and as people call it. */
export interface BoardColumn {
  value: string;
  words: string;
}

const isField = (text: string | undefined): text is GroupField => (boardFields as readonly string[]).includes(text ?? "");

/** What the address asks for, else what the view is grouped by, else the status. */
export const fieldOf = (asked: string | undefined, grouped: GroupField | null | undefined): GroupField =>
  isField(asked) ? asked : (grouped ?? "status");

/** The values of a field that has always the same: of open work, as a board is no archive. */
export function fixedValues(field: GroupField): readonly string[] | null {
  if (field === "status") return choiceFields.status.filter((status) => status !== "closed");
  return field === "priority" || field === "tier" ? choiceFields[field] : null;
}

/** Who has tickets here: me first, then by name, and nobody last. */
export function assigneesIn(rows: readonly Pick<TicketSummary, "assignee">[], me: { id: string; name: string }): BoardColumn[] {
  const others = new Map(rows.flatMap(({ assignee }) => (assignee && assignee.id !== me.id ? [[assignee.id, assignee.name]] : [])));
  const named = [...others].map(([value, words]) => ({ value, words })).toSorted((a, b) => a.words.localeCompare(b.words));
  return [{ value: "me", words: me.name }, ...named];
}

/** What taking a ticket to another column changes; null where that takes more than a column says: a reason, a solution, a hand-over. */
export function moveTo(field: GroupField, value: string, me: string): { assignee: string | null } | { status: "open" } | null {
  if (field === "assignee") return { assignee: value === "none" ? null : value === "me" ? me : value };
  return field === "status" && value === "open" ? { status: "open" } : null;
}
