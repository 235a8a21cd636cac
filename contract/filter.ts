import { kind, priority } from "./catalog.ts";
import { promisable } from "./promises.ts";
import { channel, status, waitingReason } from "./ticket.ts";

/** What a filter may ask of a ticket, by the word it is asked with. `values`: there are only these; null: any that the desk knows. */
export const choiceFields = {
  status: status.options,
  priority: priority.options,
  kind: kind.options,
  channel: channel.options,
  awaits: ["requester", "technician"],
  waiting: waitingReason.options,
  /** Where it stands in the words of its request type. */
  step: null,
  /** Something that is still to be kept. */
  promised: promisable.options,
  /** Who is to keep it. */
  promiser: null,
  /** To whom it is offered, and not answered yet. */
  offered: null,
  /** Who is called by name in a note of it. */
  mentions: null,
  tier: ["1", "2", "3", "4"],
  team: null,
  assignee: null,
  requester: null,
  /** Who asks is marked so. */
  vip: ["yes", "no"],
  vulnerable: ["yes", "no"],
  organization: null,
  category: null,
  type: null,
  /** Which is named in an answer of it. */
  asset: null,
  tag: null,
  source: null,
} as const satisfies Record<string, readonly string[] | null>;
export type ChoiceField = keyof typeof choiceFields;

export const timeFields = ["opened", "updated", "due", "answered", "solved", "closed"] as const;
export type TimeField = (typeof timeFields)[number];

export const numberFields = ["reopened", "worked"] as const;
export type NumberField = (typeof numberFields)[number];

/** What was answered to a question of a form, by its key: `field.model:t14`. Which questions there are only the desk knows. */
export type AnswerField = `field.${string}`;
const answerField = /^field\.[a-z][a-z0-9_]{0,39}$/;
export const isAnswerField = (name: string): name is AnswerField => answerField.test(name);
export const answerFieldOf = (key: string): AnswerField => `field.${key}`;
export const keyIn = (field: AnswerField): string => field.slice("field.".length);

/** `is:overdue` */
export const marks = ["active", "overdue", "due_soon", "unassigned", "unaccepted", "restricted", "systemic", "with_files", "task"] as const;
export type Mark = (typeof marks)[number];

/** `<`, `<=`, `>` and `>=`; `:` asks for the same. */
export const orders = ["<=", ">=", "<", ">"] as const;
export type Order = (typeof orders)[number];

export type Filter =
  | { field: ChoiceField | AnswerField; values: string[] }
  | { field: TimeField | AnswerField; order: Order; at: string }
  | { field: NumberField | AnswerField; order: Order; number: number }
  | { is: Mark }
  /** Stands in the subject, whatever its capitals. */
  | { words: string }
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter };

/** Where a filter cannot be meant, and why: `length` characters from `at`. */
export interface FilterFault {
  code:
    | "filter_unknown_field"
    | "filter_unknown_value"
    | "filter_no_time"
    | "filter_no_number"
    | "filter_no_order"
    | "filter_order_needed"
    | "filter_value_missing"
    | "filter_not_known"
    | "filter_no_question"
    | "filter_not_closed"
    | "filter_not_opened"
    | "filter_nothing_there"
    | "filter_too_long";
  at: number;
  length: number;
  /** What may stand there. */
  known?: readonly string[];
}

export const longestFilter = 2000;
export const mostTerms = 60;
export const deepest = 12;
