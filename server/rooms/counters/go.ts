import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { noteMissed } from "../contacts/index.ts";
import { desk } from "./desk.ts";
import { nobody, tell } from "./events.ts";
import { lockServed, requireStep } from "./load-walk-in.ts";
import { noteOf } from "./note-of.ts";
import { updateWalkIn, type WalkInRow } from "./store.ts";
import { isQueued, waitedMs } from "./walk-in.ts";

/** Nobody talked with them: a contact that nobody took, which began when they came. */
async function close(tx: Db, actor: Actor, now: Date, row: WalkInRow, state: "left" | "no_show"): Promise<void> {
  const contact_id = row.served_at === null ? await noteMissed(tx, actor, now, row.arrived_at, noteOf(row)) : row.contact_id;
  await updateWalkIn(tx, row.id, { state, ended_at: now, waited_ms: waitedMs(row, now), contact_id });
}

/** They were called and did not come. */
export async function noShow(tx: Db, actor: Actor, now: Date, id: string): Promise<string> {
  const row = await lockServed(tx, actor, id);
  await requireStep(tx, actor, row, "no_show");
  await close(tx, actor, now, row, "no_show");
  await tell(tx, actor, now, "walk_in.no_show", row);
  return row.id;
}

/** They leave the queue, or are long gone; nothing happens where they wait no more. */
export async function leave(tx: Db, now: Date, row: WalkInRow): Promise<void> {
  if (!isQueued(row.state)) return;
  await close(tx, desk, now, row, "left");
  await tell(tx, nobody, now, "walk_in.left", row);
}
