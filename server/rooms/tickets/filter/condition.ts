import {
  isAnswerField,
  type ChoiceField,
  type Filter,
  type Mark,
  type NumberField,
  type Order,
  type TimeField,
} from "../../../../contract/filter.ts";
import { timeOf } from "../../../../contract/filter-time.ts";
import type { PersonMark } from "../../../../contract/person-marks.ts";
import { sql, type RawBuilder } from "../../../platform/db.ts";
import { byItsValue } from "../../../platform/prepared.ts";
import { dueSoon, type Soon } from "../due/soon.ts";
import { answerCondition, type AnswerTerm } from "./answer-condition.ts";
import { keyOf } from "./names-in.ts";
import type { Questions } from "./questions.ts";

type Condition = RawBuilder<boolean>;

/** In an answer to a question that asks for an asset, of whichever request type. Rides answer_word_word_idx: a few keys, and one word each. */
const namedIn = (ids: readonly string[], seen: Condition): Condition =>
  sql`ticket.id in (select a.ticket_id from answer_word a where a.word = any(${ids}::text[]) and ${seen}
    and a.key in (select f ->> 'key' from request_form_card r, jsonb_array_elements(r.fields) f where f ->> 'kind' = 'asset'))`;

/** Few people are marked: their tickets are found by who asks (ticket_requester_idx). */
const marked =
  (mark: PersonMark) =>
  (values: readonly string[]): Condition => {
    const is: Condition = sql`ticket.requester_id = any(array(select person_id from person_mark_card where mark = ${mark}))`;
    return values.length > 1 ? sql`true` : values.includes("yes") ? is : sql`(${is} is not true)`;
  };

/** All that a filter's words may mean in SQL: nothing a person writes becomes a part of it but as a value. */
const byName: Record<ChoiceField, (values: readonly string[], ids: readonly string[]) => Condition> = {
  status: (values) => sql`ticket.status = any(${values}::text[])`,
  priority: (values) => sql`ticket.priority = any(${values}::text[])`,
  kind: (values) => sql`ticket.kind = any(${values}::text[])`,
  channel: (values) => sql`ticket.channel = any(${values}::text[])`,
  awaits: (values) => sql`ticket.awaits = any(${values}::text[])`,
  waiting: (values) => sql`ticket.status = 'waiting' and ticket.waiting_reason = any(${values}::text[])`,
  // Said in so many words, for the index that holds only those that have one (0063).
  step: (values) => sql`(ticket.step is not null and ticket.step = any(${values}::text[]))`,
  promised: (values) => sql`ticket.id in (select ticket_id from promise_card where what = any(${values}::text[]))`,
  promiser: (_, ids) => sql`ticket.id in (select ticket_id from promise_card where promised_by = any(${ids}::uuid[]))`,
  offered: (_, ids) => sql`ticket.id in (select ticket_id from offer where technician_id = any(${ids}::uuid[]) and answer is null)`,
  mentions: (_, ids) =>
    sql`ticket.id in (select n.ticket_id from mention m join note n on n.id = m.note_id where m.person_id = any(${ids}::uuid[]))`,
  tier: (values) => sql`ticket.tier = any(${values.map(Number)}::int[])`,
  team: (_, ids) => sql`ticket.team_id = any(${ids}::uuid[])`,
  assignee: (values, ids) =>
    values.includes("none")
      ? sql`(ticket.assignee_id is null or ticket.assignee_id = any(${ids}::uuid[]))`
      : sql`ticket.assignee_id = any(${ids}::uuid[])`,
  requester: (_, ids) => sql`ticket.requester_id = any(${ids}::uuid[])`,
  vip: marked("vip"),
  vulnerable: marked("vulnerable"),
  organization: (_, ids) => sql`ticket.organization_id = any(${ids}::uuid[])`,
  category: (_, ids) => sql`ticket.category_id = any(${ids}::uuid[])`,
  type: (_, ids) => sql`ticket.request_type_id = any(${ids}::uuid[])`,
  // In an answer of the ticket's own row; of those that were given inside `conditionOf` sees to it.
  asset: (_, ids) => namedIn(ids, sql`not a.inside`),
  // Said in so many words, for the indexes that hold only those that have some (0060).
  tag: (values) => sql`(ticket.tags <> '{}' and ticket.tags && ${values}::text[])`,
  source: (values) => sql`(ticket.source is not null and ticket.source = any(${values}::text[]))`,
};

/** What of one's own ticket its requester is not told: what is promised and written inside; and a step may be called less to them. */
const innerFields: readonly string[] = ["step", "promised", "promiser", "offered", "mentions"];
const markFields: readonly string[] = ["vip", "vulnerable"];

const times: Record<TimeField, RawBuilder<Date>> = {
  opened: sql`ticket.opened_at`,
  updated: sql`ticket.updated_at`,
  due: sql`ticket.due_at`,
  answered: sql`ticket.first_answered_at`,
  solved: sql`ticket.resolved_at`,
  closed: sql`ticket.closed_at`,
};

const numbers: Record<NumberField, RawBuilder<number>> = { reopened: sql`ticket.reopened`, worked: sql`ticket.work_minutes` };

/** From where on an index holds the few tickets that have more (0060). */
const few: Record<NumberField, { above: number; condition: Condition }> = {
  reopened: { above: 0, condition: sql`ticket.reopened > 0` },
  worked: { above: 120, condition: sql`ticket.work_minutes > 120` },
};
const implies = (order: Order, number: number, above: number): boolean =>
  (order === ">" && number >= above) || (order === ">=" && number > above);

const orders: Record<Order, RawBuilder<unknown>> = { "<": sql`<`, "<=": sql`<=`, ">": sql`>`, ">=": sql`>=` };

/** Few changed since lately, and only `ticket_touch` has them in order. */
function atTime(field: TimeField, order: Order, at: Date): Condition {
  const asked: Condition = sql`${times[field]} ${orders[order]} ${at}`;
  if (field !== "updated" || order === "<" || order === "<=") return asked;
  return sql`(${asked} and ticket.id in (select ticket_id from ticket_touch where at ${orders[order]} ${at}))`;
}

const marks: Record<Mark, (now: Date, soon: Soon) => Condition> = {
  active: () => sql`ticket.active`,
  overdue: (now) => sql`ticket.active and ticket.status <> 'waiting' and ticket.due_at < ${now}`,
  due_soon: (_, soon) => sql`ticket.active and ticket.status <> 'waiting' and ${dueSoon(soon)}`,
  unassigned: () => sql`ticket.assignee_id is null`,
  unaccepted: () => sql`not ticket.accepted`,
  restricted: () => sql`ticket.restricted`,
  systemic: () => sql`ticket.systemic`,
  with_files: () => sql`ticket.has_files`,
  task: () => sql`ticket.id in (select ticket_id from task_card)`,
};

export interface Given {
  now: Date;
  soon: Soon;
  timeZone: string;
  ids: ReadonlyMap<string, readonly string[]>;
  questions: Questions;
  /** The tickets whose inside the reader sees: what technicians alone answer finds no others. */
  inside: Condition;
  /** The reader sees how people are marked: whoever works on tickets, and the desk itself. */
  marks: boolean;
}

const joined = (all: readonly Filter[], given: Given, by: RawBuilder<unknown>, none: Condition): Condition =>
  all.length === 0
    ? none
    : sql`(${sql.join(
        all.map((one) => conditionOf(one, given)),
        by,
      )})`;

function ofAnswers(term: AnswerTerm, given: Given): Condition {
  const questions = given.questions.get(term.field) ?? [];
  const asked = answerCondition(term, questions, given);
  return questions.some(({ field }) => field.internal) ? sql`(${given.inside} and ${asked})` : asked;
}

/** What a filter asks, for a query that selects from `ticket`. Pure. */
export function conditionOf(filter: Filter, given: Given): Condition {
  if ("all" in filter) return joined(filter.all, given, sql` and `, sql`true`);
  if ("any" in filter) return joined(filter.any, given, sql` or `, sql`false`);
  // What is not set is not that: a ticket without a source is none of the alarm system's.
  if ("not" in filter) return sql`((${conditionOf(filter.not, given)}) is not true)`;
  if ("is" in filter) return marks[filter.is](given.now, given.soon);
  if ("words" in filter) {
    const pattern = `%${filter.words.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    return sql`lower(ticket.subject) like ${pattern} ${byItsValue}`;
  }
  if (isAnswerField(filter.field)) return ofAnswers(filter as AnswerTerm, given);
  if ("values" in filter) {
    const ids = filter.values.flatMap((value) => given.ids.get(keyOf(filter.field, value)) ?? []);
    if (filter.field === "asset") return namedIn(ids, sql`(not a.inside or ${given.inside})`);
    const asked = byName[filter.field as ChoiceField](filter.values, ids);
    if (markFields.includes(filter.field)) return given.marks ? sql`(${given.inside} and ${asked})` : sql`false`;
    return innerFields.includes(filter.field) ? sql`(${given.inside} and ${asked})` : asked;
  }
  if ("at" in filter) return atTime(filter.field as TimeField, filter.order, timeOf(filter.at, given.now, given.timeZone));
  const field = filter.field as NumberField;
  const asked: Condition = sql`${numbers[field]} ${orders[filter.order]} ${filter.number}`;
  const { above, condition } = few[field];
  return implies(filter.order, filter.number, above) ? sql`(${condition} and ${asked})` : asked;
}
