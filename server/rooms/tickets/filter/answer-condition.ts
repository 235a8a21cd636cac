import { keyIn, type AnswerField, type Filter, type FilterFault, type Order } from "../../../../contract/filter.ts";
import type { Field } from "../../../../contract/field.ts";
import { climb } from "../../../../contract/form.ts";
import { dayIn, isTime } from "../../../../contract/filter-time.ts";
import { sql, type RawBuilder } from "../../../platform/db.ts";
import type { Question } from "../../catalog/index.ts";
import { assetKeyOf, keyOf } from "./names-in.ts";

type Condition = RawBuilder<boolean>;
/** Why a question of one kind is not asked for like this. */
type Wrong = Pick<FilterFault, "code" | "known">;
type Way = Condition | Wrong;
const isWrong = (way: Way): way is Wrong => "code" in way;

/** What of a filter asks for an answer. */
export type AnswerTerm = Extract<Filter, { field: unknown }> & { field: AnswerField };

interface Given {
  now: Date;
  timeZone: string;
  ids: ReadonlyMap<string, readonly string[]>;
  /** The tickets whose inside the reader sees. */
  inside: Condition;
}

const orders: Record<Order, RawBuilder<unknown>> = { "<": sql`<`, "<=": sql`<=`, ">": sql`>`, ">=": sql`>=` };
const word = (text: string): Condition => sql`a.word = ${text}`;
const contains = (text: string): Condition => sql`a.said like ${`%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`}`;
const wrong = (code: Wrong["code"], known: readonly string[] = []): Wrong => ({ code, known });
const number = /^-?\d{1,15}(?:[.,]\d{1,6})?$/;
/** Any answer, and none: where no choice is called so. */
const anything = ["any", "none"];
const offered = ({ choices }: Field): string[] => choices.filter(({ retired }) => !retired).map(({ key }) => key);

function below(field: Field, key: string): Way {
  const keys = field.choices
    .filter((choice) => climb(field.choices, choice.key).some((one) => one.key === key))
    .map((choice) => choice.key);
  return keys.length > 0 ? sql`a.word = any(${keys}::text[])` : wrong("filter_unknown_value", offered(field));
}

/** `field.x:value`, by the kind of the question: a part of a text, a choice, one of a branch, a day, a person. `a`: answer_word. Pure. */
const byKind: Record<Field["kind"], (field: Field, value: string, given: Given) => Way> = {
  text: (_, value) => contains(value),
  paragraph: (_, value) => contains(value),
  number: (_, value) => (number.test(value) ? sql`a.number = ${Number(value.replace(",", "."))}` : wrong("filter_no_number")),
  choice: (field, value) => below(field, value),
  choices: (field, value) => below(field, value),
  tree: (field, value) => below(field, value),
  date: (_, value, { now, timeZone }) => (isTime(value) ? sql`a.day = ${dayIn(value, now, timeZone)}` : wrong("filter_no_time")),
  yes_no: (_, value) =>
    value === "yes" ? word("true") : value === "no" ? word("false") : wrong("filter_unknown_value", ["yes", "no", ...anything]),
  // A requester writes a name; a technician may choose somebody.
  person: (field, value, { ids }) => {
    const known = ids.get(keyOf(`field.${field.key}`, value)) ?? [];
    return value === "me" || known.length > 0 ? sql`a.word = any(${known}::text[])` : contains(value);
  },
  // By what is written on it; a requester may have written what it is.
  asset: (field, value, { ids }) => {
    const known = ids.get(assetKeyOf(`field.${field.key}`, value)) ?? [];
    return known.length > 0 ? sql`a.word = any(${known}::text[])` : contains(value);
  },
  file: () => wrong("filter_unknown_value", anything),
  secret: () => wrong("filter_no_question"),
};

function byOrder(field: Field, term: Extract<AnswerTerm, { order: Order }>, { now, timeZone }: Given): Way {
  if (field.kind === "number") return "number" in term ? sql`a.number ${orders[term.order]} ${term.number}` : wrong("filter_no_number");
  if (field.kind !== "date") return wrong("filter_no_order");
  if ("number" in term) return wrong("filter_no_time");
  return sql`a.day ${orders[term.order]} ${dayIn(term.at, now, timeZone)}`;
}

const namesChoice = (questions: readonly Question[], value: string): boolean =>
  questions.some(({ field }) => field.choices.some(({ key }) => key === value));
const either = (all: readonly Condition[]): Condition => (all.length === 0 ? sql`false` : sql`(${sql.join([...all], sql` or `)})`);
/** An answer that was given inside stays there, whatever its question becomes. */
const answered = (key: string, how: Condition, { inside }: Given): Condition =>
  sql`ticket.id in (select a.ticket_id from answer_word a where a.key = ${key} and ${how} and (not a.inside or ${inside}))`;

/** Nothing was answered to it, in a ticket whose form has it. */
const unanswered = (key: string, questions: readonly Question[], { inside }: Given): Condition =>
  sql`(ticket.request_type_id = any(${questions.map(({ type_id }) => type_id)}::uuid[])
    and not exists (select from answer_word a where a.ticket_id = ticket.id and a.key = ${key} and (not a.inside or ${inside})))`;

/** What a term asks of tickets, for the questions of its key; what none of them can be asked for finds nothing. Pure. */
export function answerCondition(term: AnswerTerm, questions: readonly Question[], given: Given): Condition {
  const key = keyIn(term.field);
  const hows = (ways: Way[]): Condition => either(ways.filter((way): way is Condition => !isWrong(way)));
  if (!("values" in term)) return answered(key, hows(questions.map(({ field }) => byOrder(field, term, given))), given);
  const plain = term.values.filter((value) => !anything.includes(value) || namesChoice(questions, value));
  const special = term.values.filter((value) => !plain.includes(value));
  const ways = plain.flatMap((value) => questions.map(({ field }) => byKind[field.kind](field, value, given)));
  return either([
    ...(plain.length > 0 ? [answered(key, hows(ways), given)] : []),
    ...(special.includes("any") ? [answered(key, sql`true`, given)] : []),
    ...(special.includes("none") ? [unanswered(key, questions, given)] : []),
  ]);
}

/** The value of a term that no question of its key can be asked for, and why; null: it can be meant. Pure. */
export function wrongAnswer(term: AnswerTerm, questions: readonly Question[], given: Given): (Wrong & { value: string | null }) | null {
  const first = (ways: readonly Way[]): Wrong | null => (ways.every(isWrong) ? (ways.find(isWrong) ?? wrong("filter_no_question")) : null);
  if (!("values" in term)) {
    const found = first(questions.map(({ field }) => byOrder(field, term, given)));
    return found && { ...found, value: null };
  }
  for (const value of term.values) {
    if (questions.length > 0 && anything.includes(value)) continue;
    const found = first(questions.map(({ field }) => byKind[field.kind](field, value, given)));
    if (found) return { ...found, value };
  }
  return null;
}
