import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import type { TicketRow } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { loadPromise } from "./load-promise.ts";
import { dueAt, remindAt } from "./make-promise.ts";
import { inTime } from "./policy.ts";
import { insertPromise, updatePromise, type PromiseRow } from "./store.ts";

interface At {
  ticket: string;
  promise: string;
}

const movedFrom = ({ due_at: from }: PromiseRow, to: Date, reason: string) => ({ reason, from: from.toISOString(), sooner: to < from });

/** Another time, before the first one is over: whoever moves it afterwards has broken it. Publishes `ticket.promise_moved`. */
export async function movePromise(tx: Db, actor: Actor, now: Date, at: At, given: { due_at: string; reason: string }): Promise<TicketRow> {
  const { ticket, row } = await loadPromise(tx, actor, at.ticket, at.promise);
  // Who asked is owed a word also when it is late: they are told when it comes.
  const late = row.what === "update" && row.state === "broken";
  if (row.state !== "open" && !late) throw new Problem(409, "promise_over");
  const due_at = dueAt(given.due_at, now);
  const { reason } = given;
  const remind_at = remindAt(due_at, row.remind_minutes);
  if (late) return sayAnew(tx, actor, now, ticket, row, { due_at, remind_at, reason });
  await updatePromise(tx, row.id, { due_at, remind_at, reason, moved: row.moved + 1, reminded_at: null, due_told_at: null });
  await tellOf(tx, now, "ticket.promise_moved", actor.personId, { ...row, due_at }, movedFrom(row, due_at, reason));
  return ticket;
}

/** What was not kept in time stays so, and another word takes its place. */
async function sayAnew(
  tx: Db,
  actor: Actor,
  now: Date,
  ticket: TicketRow,
  row: PromiseRow,
  next: { due_at: Date; remind_at: Date; reason: string },
): Promise<TicketRow> {
  await updatePromise(tx, row.id, { done_at: now, done_by: actor.personId, ended_at: now });
  const { ticket_id, what, words, told, remind_minutes, promised_by } = row;
  const made = { id: newId(), ticket_id, team_id: ticket.team_id, what, words, told, remind_minutes, promised_by };
  await insertPromise(tx, { ...made, ...next, moved: 1, made_by: actor.personId, made_at: now });
  await tellOf(tx, now, "ticket.promise_moved", actor.personId, { ...made, ...next }, movedFrom(row, next.due_at, next.reason));
  return ticket;
}

/** It was kept; or done too late, which does not mend it. Publishes `ticket.promise_kept` with `late`. */
export async function keepPromise(tx: Db, actor: Actor, now: Date, at: At, when: string | undefined): Promise<TicketRow> {
  const { ticket, row } = await loadPromise(tx, actor, at.ticket, at.promise);
  const done_at = when ? new Date(when) : now;
  if (done_at > now) throw wrongField("/at", "future");
  if (done_at < row.made_at) throw wrongField("/at", "past");
  const kept = inTime(row.due_at, done_at);
  await updatePromise(tx, row.id, { state: kept ? "kept" : "broken", done_at, done_by: actor.personId, ended_at: now });
  await tellOf(tx, now, "ticket.promise_kept", actor.personId, row, { late: !kept });
  return ticket;
}

/** It is taken back, before its time is over. Publishes `ticket.promise_withdrawn`. */
export async function withdrawPromise(tx: Db, actor: Actor, now: Date, at: At, reason: string): Promise<TicketRow> {
  const { ticket, row } = await loadPromise(tx, actor, at.ticket, at.promise);
  if (row.state !== "open") throw new Problem(409, "promise_over");
  // As long as a ticket is open, whoever asked has a right to hear.
  if (row.what === "update") throw new Problem(409, "update_stays");
  await updatePromise(tx, row.id, { state: "withdrawn", reason, ended_at: now });
  await tellOf(tx, now, "ticket.promise_withdrawn", actor.personId, row, { reason });
  return ticket;
}
