import { transaction, type Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import type { Job } from "../../platform/jobs.ts";
import type { Moments } from "./next-update.ts";
import { settleUpdates } from "./settle-updates.ts";
import { holdTickets, openWithout, overWith, restoreUpdates } from "./store-updates.ts";

/** From these on a word is owed again; all else that moves it is read from the ticket itself. */
const anew = [
  "ticket.waiting",
  "ticket.resumed",
  "ticket.handed_up",
  "ticket.handed_down",
  "ticket.handed_over",
  "ticket.bounced",
  "ticket.reopened",
  "ticket.restored",
  "ticket.merge_undone",
];

const ofContacts = (event: StoredEvent): boolean => event.type !== "contact.ended" || event.contact_id !== null;

/** Of all changes only those of the priority bring a word forward. */
const matters = (event: StoredEvent): boolean =>
  event.type === "ticket.changed" ? "priority" in ((event.data["changes"] ?? {}) as object) : ofContacts(event);

function momentsOf(events: readonly StoredEvent[]): Map<string, Moments> {
  const found = new Map<string, Moments>();
  for (const { type, ticket_id: id, at } of events)
    if (id && anew.includes(type)) found.set(id, { ...found.get(id), anew: at });
    else if (id && type === "ticket.changed") found.set(id, { ...found.get(id), raised: at });
  return found;
}

const takenBack = (events: readonly StoredEvent[]) =>
  events.flatMap(({ type, ticket_id, data }) =>
    type === "ticket.reply_taken_back" && ticket_id && typeof data["at"] === "string" ? [{ ticket_id, at: data["at"] }] : [],
  );

async function settleAll(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const some = events.filter((event) => event.ticket_id && matters(event));
  const at = some.at(-1)?.at;
  if (!at) return;
  const ids = [...new Set(some.flatMap(({ ticket_id: id }) => id ?? []))];
  await holdTickets(tx, ids);
  await restoreUpdates(tx, takenBack(some));
  await settleUpdates(tx, at, ids, momentsOf(some));
}

/** Every open ticket has a time by which whoever asked hears more: kept by what they are told, and given anew with it. */
export const keepUpdates: Reaction = {
  name: "promises.keep_updates",
  on: [
    "ticket.opened",
    "ticket.changed",
    ...anew,
    "ticket.resolved",
    "ticket.closed",
    "ticket.discarded",
    "ticket.merged",
    "ticket.promise_kept",
    "ticket.answered",
    "ticket.reply_taken_back",
    "reply.added",
    "contact.ended",
  ],
  run: (tx, event) => settleAll(tx, [event]),
  runAll: settleAll,
};

const batch = 500;

async function settleEach(db: Db, now: Date, find: typeof openWithout): Promise<void> {
  let after: string | null = null;
  do {
    const last: string | null = after;
    after = await transaction(db, async (tx) => {
      const ids = await find(tx, last, batch);
      await settleUpdates(tx, now, ids);
      return ids.length === batch ? (ids.at(-1) ?? null) : null;
    });
  } while (after !== null);
}

/** What came by a way of its own: ends words where none is owed any more, and gives one on open tickets that have none, as those from before there were any. */
export async function giveUpdates(db: Db, now: Date): Promise<void> {
  await settleEach(db, now, overWith);
  await settleEach(db, now, openWithout);
}

export const giving: Job = { name: "promises.give_updates", pattern: "*/10 * * * *", run: giveUpdates };
