import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { tell } from "./events.ts";
import { lockServed, mayServe, queueOf, requireStep } from "./load-walk-in.ts";
import { lockNext, updateWalkIn, type WalkInRow } from "./store.ts";

async function call(tx: Db, actor: Actor, now: Date, row: WalkInRow, desk: string | undefined): Promise<string> {
  const to = desk ?? (row.state === "called" ? row.desk : null);
  const called = { state: "called" as const, technician_id: personIdOf(actor), called_at: now, calls: row.calls + 1, desk: to };
  await updateWalkIn(tx, row.id, called);
  await tell(tx, actor, now, "walk_in.called", row, { desk: to, calls: called.calls });
  return row.id;
}

/** Calls the one whose turn it is. Two who ask at once call two people. */
export async function callNext(tx: Db, actor: Actor, now: Date, given: { desk?: string | undefined; counter?: string | undefined }) {
  const row = await lockNext(tx, queueOf(actor), given.counter ?? null, now);
  if (!row || !mayServe(actor, row)) throw new Problem(409, "nobody_waits_here");
  return call(tx, actor, now, row, given.desk);
}

/** Calls one of those who wait, or once more whom the actor called. */
export async function callOne(tx: Db, actor: Actor, now: Date, id: string, desk: string | undefined): Promise<string> {
  const row = await lockServed(tx, actor, id);
  await requireStep(tx, actor, row, "called");
  return call(tx, actor, now, row, desk);
}
