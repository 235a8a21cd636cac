import type { Field } from "../../../../contract/field.ts";
import { choiceFields, isAnswerField, keyIn } from "../../../../contract/filter.ts";
import type { TicketSummary } from "../../../../contract/tickets.ts";
import { groupFields, isPlainGroup, type GroupField } from "../../../../contract/views.ts";
import { byName } from "../../../platform/i18n.ts";

/** By which fields a board may be laid out: those that a list may be grouped by. */
export const boardFields = groupFields;

/** One column: the value that its tickets have, as the filter language writes it and as people call it. */
export interface BoardColumn {
  value: string;
  words: string;
}

/** Questions whose answers are columns: those with few, of which a ticket has one. */
export const boardQuestions = (questions: readonly Field[]): Field[] =>
  questions.filter(({ kind }) => kind === "choice" || kind === "tree" || kind === "yes_no");

const isField = (text: string | undefined): text is GroupField =>
  (boardFields as readonly string[]).includes(text ?? "") || isAnswerField(text ?? "");

/** What the address asks for, else what the view is grouped by, else the status. */
export const fieldOf = (asked: string | undefined, grouped: GroupField | null | undefined): GroupField =>
  isField(asked) ? asked : (grouped ?? "status");

/** The values of a field that has always the same: of open work, as a board is no archive. */
export function fixedValues(field: GroupField): readonly string[] | null {
  if (field === "status") return choiceFields.status.filter((status) => status !== "closed");
  return field === "priority" || field === "tier" ? choiceFields[field] : null;
}

/** A column for each answer: of a tree for each of its branches, which hold what hangs below. Without an answer first. */
export function answersTo(question: Field | undefined): readonly string[] {
  if (!question) return [];
  const { kind, choices } = question;
  if (kind === "yes_no") return ["none", "yes", "no"];
  return ["none", ...choices.filter(({ retired, parent }) => !retired && parent === null).map(({ key }) => key)];
}

/** Who has tickets here: me first, then by name, and nobody last. */
export function assigneesIn(rows: readonly Pick<TicketSummary, "assignee">[], me: { id: string; name: string }): BoardColumn[] {
  const others = new Map(rows.flatMap(({ assignee }) => (assignee && assignee.id !== me.id ? [[assignee.id, assignee.name]] : [])));
  const named = [...others].map(([value, words]) => ({ value, words })).toSorted((a, b) => byName(a.words, b.words));
  return [{ value: "me", words: me.name }, ...named];
}

type Move = { assignee: string | null } | { status: "open" } | { fields: Record<string, string | boolean | null> };

/**
 * What taking a ticket to another column changes; null where that takes more than a column says: a reason, a solution, a hand-over, a choice
 * below a branch.
 */
export function moveTo(field: GroupField, value: string, me: string, question?: Field): Move | null {
  if (!isPlainGroup(field)) {
    if (!question || (value !== "none" && question.choices.some(({ parent }) => parent === value))) return null;
    return { fields: { [keyIn(field)]: value === "none" ? null : question.kind === "yes_no" ? value === "yes" : value } };
  }
  if (field === "assignee") return { assignee: value === "none" ? null : value === "me" ? me : value };
  return field === "status" && value === "open" ? { status: "open" } : null;
}
