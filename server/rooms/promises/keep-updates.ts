import { transaction, type Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import type { Job } from "../../platform/jobs.ts";
import { settleUpdates } from "./settle-updates.ts";
import { openWithout } from "./store-updates.ts";

/** From these on a word is owed again; all else that moves it is read from the ticket itself. */
const anew = ["ticket.resumed", "ticket.reopened", "ticket.restored", "ticket.merge_undone"];

const ofContacts = (event: StoredEvent): boolean => event.type !== "contact.ended" || event.contact_id !== null;

/** Of all changes only those of the priority bring a word forward. */
const matters = (event: StoredEvent): boolean =>
  event.type === "ticket.changed" ? "priority" in ((event.data["changes"] ?? {}) as object) : ofContacts(event);

async function settleAll(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const some = events.filter((event) => event.ticket_id && matters(event));
  const at = some.at(-1)?.at;
  if (!at) return;
  const from = new Map(
    some.flatMap((event) => (event.ticket_id && anew.includes(event.type) ? [[event.ticket_id, event.at] as const] : [])),
  );
  await settleUpdates(tx, at, [...new Set(some.flatMap(({ ticket_id: id }) => id ?? []))], from);
}

/** Every open ticket has a time by which whoever asked hears more: kept by what they are told, and given anew with it. */
export const keepUpdates: Reaction = {
  name: "promises.keep_updates",
  on: [
    "ticket.opened",
    "ticket.changed",
    "ticket.waiting",
    ...anew,
    "ticket.resolved",
    "ticket.closed",
    "ticket.discarded",
    "ticket.merged",
    "ticket.promise_kept",
    "reply.added",
    "contact.ended",
  ],
  run: (tx, event) => settleAll(tx, [event]),
  runAll: settleAll,
};

const batch = 500;

/** Gives a word on open tickets that have none: those from before there were any, and what came by a way of its own. It counts from now. */
export async function giveUpdates(db: Db, now: Date): Promise<void> {
  let after: string | null = null;
  do {
    const last: string | null = after;
    after = await transaction(db, async (tx) => {
      const ids = await openWithout(tx, last, batch);
      await settleUpdates(tx, now, ids, new Map(ids.map((id) => [id, now])));
      return ids.length === batch ? (ids.at(-1) ?? null) : null;
    });
  } while (after !== null);
}

export const giving: Job = { name: "promises.give_updates", pattern: "*/10 * * * *", run: giveUpdates };
