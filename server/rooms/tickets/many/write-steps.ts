import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { tellMany } from "../events.ts";
import { keepMinutes } from "../due/store-due.ts";
import { bringChecklists, removeChecklists } from "../known-checklists.ts";
import type { Step } from "./step.ts";
import type { ManyRow } from "./store-read.ts";
import {
  acceptStays,
  deleteWatchersOf,
  endStays,
  insertNotes,
  insertOffers,
  insertReasons,
  insertReplies,
  insertStays,
  insertWatchers,
  stopStopwatches,
  updateTickets,
  withdrawOffers,
} from "./store-write.ts";

interface Changed {
  row: ManyRow;
  step: Step;
}

/** Where a ticket was and where it goes: the stay that ends, the next one, and why. */
async function moveAll(tx: Db, actor: Actor, now: Date, changed: readonly Changed[]): Promise<void> {
  const moves = changed.flatMap(({ row, step: { moveTo } }) => (moveTo ? [{ row, moveTo }] : []));
  await endStays(
    tx,
    moves.map(({ row, moveTo }) => ({ ticket_id: row.id, outcome: moveTo.outcome })),
    now,
  );
  await insertStays(
    tx,
    moves.map(({ row, moveTo: { id, team_id, tier, accepted_by } }) => ({
      id,
      ticket_id: row.id,
      team_id,
      tier,
      from_at: now,
      accepted_at: accepted_by ? now : null,
      accepted_by,
    })),
  );
  await insertReasons(
    tx,
    moves.map(({ row, moveTo: { id, reason } }) => ({
      id: newId(),
      ticket_id: row.id,
      from_stay_id: row.stay_id ?? id,
      to_stay_id: id,
      author_id: actor.personId,
      reason,
      at: now,
    })),
  );
}

/** Stays are accepted before they end; stopwatches stop, and what they measured is work on the ticket. */
async function endAll(tx: Db, now: Date, changed: readonly Changed[]): Promise<Map<string, number>> {
  const accepted = changed.flatMap(({ row, step: { acceptedBy } }) =>
    acceptedBy === undefined ? [] : [{ ticket_id: row.id, accepted_by: acceptedBy }],
  );
  await acceptStays(tx, accepted, now);
  const ended = changed.filter(({ step }) => step.ends).map(({ row }) => row.id);
  await endStays(
    tx,
    ended.map((ticket_id) => ({ ticket_id, outcome: "resolved" })),
    now,
  );
  return stopStopwatches(tx, ended, now);
}

async function writeTexts(tx: Db, actor: Actor, now: Date, changed: readonly Changed[]): Promise<void> {
  const by = { author_id: actor.personId, at: now };
  await insertReplies(
    tx,
    changed.flatMap(({ row, step: { reply, ends } }) =>
      reply ? [{ ...reply, ...by, ticket_id: row.id, channel: ends ? row.channel : ("web" as const) }] : [],
    ),
  );
  await insertNotes(
    tx,
    changed.flatMap(({ row, step: { note } }) => (note ? [{ ...note, ...by, ticket_id: row.id }] : [])),
  );
}

async function followAll(tx: Db, now: Date, changed: readonly Changed[]): Promise<void> {
  const pairs = (which: "follow" | "leave") =>
    changed.flatMap(({ row, step }) => (step[which] ?? []).map((person_id) => ({ ticket_id: row.id, person_id })));
  await insertWatchers(
    tx,
    pairs("follow").map((pair) => ({ ...pair, added_at: now })),
  );
  await deleteWatchersOf(tx, pairs("leave"));
}

/** Checklists that come and go. The desk's own are apart from those that somebody gave. */
async function checkAll(tx: Db, now: Date, changed: readonly Changed[]): Promise<void> {
  const coming = changed.flatMap(({ row, step: { checklist } }) => (checklist ? [{ ...checklist, ticketId: row.id }] : []));
  for (const [by, some] of Map.groupBy(coming, ({ by: giver }) => giver))
    await bringChecklists(
      tx,
      by,
      now,
      some.map(({ id, ticketId, template }) => ({ id, ticketId, template })),
    );
  await removeChecklists(
    tx,
    changed.flatMap(({ step }) => step.takeOff ?? []),
  );
}

/** Writes what was decided for each of many tickets, all that is alike in one statement. `mark` goes with every fact. */
export async function writeSteps(
  tx: Db,
  actor: Actor,
  now: Date,
  changed: readonly Changed[],
  mark: Record<string, unknown>,
): Promise<void> {
  await moveAll(tx, actor, now, changed);
  const minutes = await endAll(tx, now, changed);
  await writeTexts(tx, actor, now, changed);
  await followAll(tx, now, changed);
  await checkAll(tx, now, changed);
  await withdrawOffers(
    tx,
    changed.filter(({ step }) => step.withdrawOffer).map(({ row }) => row.id),
    now,
  );
  await insertOffers(
    tx,
    changed.flatMap(({ row, step: { offer } }) => (offer ? [{ ...offer, ticket_id: row.id, at: now }] : [])),
  );
  await updateTickets(
    tx,
    changed.flatMap(({ row, step: { values } }) => {
      const worked = minutes.get(row.id);
      return values ? [{ id: row.id, values: worked ? { ...values, work_minutes: row.work_minutes + worked } : values }] : [];
    }),
    now,
  );
  await keepMinutes(
    tx,
    changed.flatMap(({ row, step: { values, minutes } }) =>
      values?.due_at instanceof Date && minutes !== undefined ? [{ ticket_id: row.id, due_at: values.due_at, minutes }] : [],
    ),
  );
  await tellMany(
    tx,
    actor,
    changed.flatMap(({ row, step }) => step.told.map(({ type, data }) => ({ type, ticketId: row.id, data: { ...data, ...mark } }))),
  );
}
