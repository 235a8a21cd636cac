import type { z } from "zod";
import type { endedBadly } from "../../../contract/outbox.ts";
import type { Actor } from "../../platform/actor.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { wake } from "../../platform/events/wake.ts";
import { sendAgain } from "./retry-message.ts";
import { lockEndedBadly } from "./store.ts";
import { countByLook } from "./store-count.ts";

/** In one transaction; whoever asks again has the rest. */
const atOnce = 500;

/** Sends again what ended without being delivered. Publishes `message.retried` for each. */
export async function retryAll(tx: Db, actor: Actor, now: Date, state: z.infer<typeof endedBadly> | undefined) {
  const rows = await lockEndedBadly(tx, state, atOnce);
  for (const row of rows) await sendAgain(tx, actor, now, row);
  afterCommit(tx, wake);
  if (rows.length < atOnce) return { retried: rows.length, left: 0 };
  const counts = await countByLook(tx);
  return { retried: rows.length, left: state ? counts[state] : counts.retryable };
}
