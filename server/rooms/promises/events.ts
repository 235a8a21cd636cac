import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { PromiseRow } from "./store.ts";

type PromiseFact =
  | "ticket.promised"
  | "ticket.promise_moved"
  | "ticket.promise_kept"
  | "ticket.promise_broken"
  | "ticket.promise_withdrawn"
  // Of these two only the promiser hears: they are nothing to tell in the ticket's story.
  | "promise.soon"
  | "promise.due";

type Told = Pick<PromiseRow, "id" | "ticket_id" | "what" | "words" | "due_at" | "promised_by" | "told">;

/** A requester who was told of a promise hears what becomes of it, as far as it is kept or they would wait in vain. */
const forRequesters: readonly PromiseFact[] = [
  "ticket.promised",
  "ticket.promise_moved",
  "ticket.promise_kept",
  "ticket.promise_withdrawn",
];

export const tellOf = (tx: Db, now: Date, type: PromiseFact, actorId: string | null, row: Told, more: Record<string, unknown> = {}) =>
  publish(
    tx,
    {
      type,
      actorId,
      ticketId: row.ticket_id,
      public: row.told && forRequesters.includes(type),
      data: { promise_id: row.id, what: row.what, words: row.words, at: row.due_at.toISOString(), person_id: row.promised_by, ...more },
    },
    now,
  );
