import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import type { TicketRow } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { loadPromise } from "./load-promise.ts";
import { dueAt, remindAt } from "./make-promise.ts";
import { inTime } from "./policy.ts";
import { updatePromise } from "./store.ts";

interface At {
  ticket: string;
  promise: string;
}

/** Another time, before the first one is over: whoever moves it afterwards has broken it. Publishes `ticket.promise_moved`. */
export async function movePromise(tx: Db, actor: Actor, now: Date, at: At, given: { due_at: string; reason: string }): Promise<TicketRow> {
  const { ticket, row } = await loadPromise(tx, actor, at.ticket, at.promise);
  if (row.state !== "open") throw new Problem(409, "promise_over");
  const due_at = dueAt(given.due_at, now);
  const { reason } = given;
  const remind_at = remindAt(due_at, row.remind_minutes);
  await updatePromise(tx, row.id, { due_at, remind_at, reason, moved: row.moved + 1, reminded_at: null, due_told_at: null });
  await tellOf(tx, now, "ticket.promise_moved", actor.personId, { ...row, due_at }, { reason, from: row.due_at.toISOString() });
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
  await updatePromise(tx, row.id, { state: "withdrawn", reason, ended_at: now });
  await tellOf(tx, now, "ticket.promise_withdrawn", actor.personId, row, { reason });
  return ticket;
}
