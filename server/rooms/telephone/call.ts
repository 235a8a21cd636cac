/** What was told of a call, in the words of the desk. */
export interface CallEvent {
  type: "newCall" | "answer" | "hangup" | "hold" | "resume" | "transfer";
  call_id: string;
  direction: "inbound" | "outbound";
  /** The other side's number; null: withheld. */
  number: string | null;
  queue: string | null;
  /** Everything in it that may name somebody of the desk: extensions, names, the number called, the queue. */
  lines: readonly string[];
  /** Of those, who answered, where it says so. */
  answering: readonly string[];
  cause: string | null;
  transferred_to: string | null;
  at: Date;
}

/** What is known of a call. Each piece is settled by when it happened, never by when it was told. */
export interface Known {
  number: string | null;
  queue: string | null;
  rung: string[];
  rang_at: Date | null;
  answered_at: Date | null;
  answered_by: string | null;
  /** When the answer was that says by whom. */
  answerer_at: Date | null;
  ended_at: Date | null;
  cause: string | null;
  held: boolean;
  held_at: Date | null;
  transferred_at: Date | null;
  transferred_to: string | null;
}

export const nothingKnown: Known = {
  number: null,
  queue: null,
  rung: [],
  rang_at: null,
  answered_at: null,
  answered_by: null,
  answerer_at: null,
  ended_at: null,
  cause: null,
  held: false,
  held_at: null,
  transferred_at: null,
  transferred_to: null,
};

/** Who of the desk an event is about, by the lines. */
export interface Concerned {
  rung: readonly string[];
  answerer: string | null;
}

type Words = string | boolean | null;
const rank = (words: Words): string => (words === null ? "" : String(words));

const first = (known: Date | null, at: Date): Date => (known && known <= at ? known : at);

/** Of two that tell the same kind of thing, what the later says; at the same moment the one that says more. */
function later<T extends Words>(at: Date | null, value: T, newAt: Date, newValue: T): { at: Date; value: T } {
  if (!at || newAt > at) return { at: newAt, value: newValue };
  return newAt < at || rank(newValue) <= rank(value) ? { at, value } : { at, value: newValue };
}

/** The smaller of what two events say of the same call, where they do not agree. */
const oneOf = (known: string | null, told: string | null): string | null =>
  known && told ? (known < told ? known : told) : (known ?? told);

/**
 * What is known after an event. Pure; the same events in any order, any number of times, come to the same: each takes the earliest
 * or the latest of its kind, and who was rung are all who were.
 */
export function told(before: Known, event: CallEvent, { rung, answerer }: Concerned): Known {
  const known = { ...before, number: oneOf(before.number, event.number), queue: oneOf(before.queue, event.queue) };
  switch (event.type) {
    case "newCall":
      return { ...known, rang_at: first(before.rang_at, event.at), rung: [...new Set([...before.rung, ...rung])].toSorted() };
    case "answer": {
      const answered_at = first(before.answered_at, event.at);
      const { answered_by: by, answerer_at: at } = before;
      const better = answerer !== null && (!by || !at || event.at < at || (event.at.getTime() === at.getTime() && answerer < by));
      return { ...known, answered_at, ...(better && { answered_by: answerer, answerer_at: event.at }) };
    }
    case "hangup":
      return { ...known, ended_at: first(before.ended_at, event.at), cause: oneOf(before.cause, event.cause) };
    case "hold":
    case "resume": {
      const { at, value } = later(before.held_at, before.held, event.at, event.type === "hold");
      return { ...known, held_at: at, held: value };
    }
    case "transfer": {
      const { at, value } = later(before.transferred_at, before.transferred_to, event.at, event.transferred_to);
      return { ...known, transferred_at: at, transferred_to: value };
    }
  }
}

/** Whoever answered; where it is not said, the only one who was rung. Pure. */
export const answererOf = ({ answered_at, answered_by, rung }: Known): string | null =>
  answered_at === null ? null : (answered_by ?? (rung.length === 1 ? (rung[0] ?? null) : null));

/** Causes by which a call that nobody answered was taken care of elsewhere. */
const elsewhere = new Set(["forwarded", "answeredelsewhere"]);

/** Somebody called, and nobody of the desk spoke with them. Pure. */
export const isMissed = (call: Known & { direction: "inbound" | "outbound"; contact_id: string | null }): boolean =>
  call.direction === "inbound" &&
  call.ended_at !== null &&
  call.answered_at === null &&
  call.contact_id === null &&
  call.transferred_at === null &&
  !elsewhere.has((call.cause ?? "").toLowerCase());

const same = (a: unknown, b: unknown): boolean =>
  String(a instanceof Date ? a.getTime() : a) === String(b instanceof Date ? b.getTime() : b);

/** Whether an event told nothing new. Pure. */
export const isSame = (before: Known, after: Known): boolean =>
  (Object.keys(nothingKnown) as (keyof Known)[]).every((key) => same(before[key], after[key]));
