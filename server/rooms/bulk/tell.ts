import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

type BulkFact = "bulk.started" | "bulk.finished" | "bulk.cancelled";

/** Facts of the inside: which change of many tickets began or ended, and what it did. */
export const tellBulk = (tx: Db, actorId: Actor["personId"], now: Date, type: BulkFact, data: Record<string, unknown>) =>
  publish(tx, { type, actorId, data }, now);
