import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { callBack } from "./call-back.ts";
import { isMissed } from "./call.ts";
import { findSystem } from "./store.ts";
import { callById, lockCall, lockNumbers, sweepCalls, toSettle, updateCall, type CallRow } from "./store-calls.ts";
import { sweepLog, sweepTaken } from "./store-log.ts";
import { tolerance } from "./verify.ts";

/** So long (ms) after its end what is told in another order may still come. */
const patience = 10_000;
/** A call whose end nobody told. */
const longest = 6 * 3_600_000;
const day = 24 * 3_600_000;

const settle = (db: Db, now: Date, { id, system_id, call_id }: CallRow): Promise<void> =>
  transaction(db, async (tx) => {
    await lockNumbers(tx, system_id);
    await lockCall(tx, system_id, call_id);
    const [call, system] = [await callById(tx, id), await findSystem(tx, system_id)];
    if (!call || call.settled || !system) return;
    const ticket_id = isMissed(call) && !call.test ? await callBack(tx, now, system, call) : null;
    await updateCall(tx, id, { settled: true, ticket_id });
  });

/** Judges calls that are over: what nobody answered is to be called back. One that cannot be judged keeps no other waiting. */
export async function settleCalls(db: Db, now: Date): Promise<void> {
  const over = await toSettle(db, new Date(now.getTime() - patience), new Date(now.getTime() - longest));
  const failed: unknown[] = [];
  for (const call of over) await settle(db, now, call).catch((error: unknown) => failed.push(error));
  // Seen in System health, and tried again.
  if (failed.length > 0) throw failed[0];
}

async function sweep(db: Db, now: Date): Promise<void> {
  await sweepLog(db, new Date(now.getTime() - 14 * day), 5000);
  await sweepCalls(db, new Date(now.getTime() - 90 * day));
  await sweepTaken(db, new Date(now.getTime() - 3 * tolerance));
}

export const settling: Job = { name: "telephone.settle_calls", pattern: "* * * * *", run: settleCalls };
export const sweeping: Job = { name: "telephone.sweep", pattern: "17 * * * *", run: sweep };
