import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { administrators } from "../access/index.ts";
import { notifyAll } from "../notifications/index.ts";
import { markRule, type RuleRow } from "./store.ts";
import { countStopped } from "./store-runs.ts";

const hour = 3_600_000;
/** Once is a coincidence of two rules; so often within an hour it is how they were written. */
const mostCircles = 3;

/** Switches a rule off that keeps going round in circles, and tells who runs the desk. Publishes `rule.stopped`. Answers whether it did. */
export async function stopWhenCircling(tx: Db, rule: RuleRow, now: Date): Promise<boolean> {
  if ((await countStopped(tx, rule.id, new Date(now.getTime() - hour))) < mostCircles) return false;
  await markRule(tx, rule.id, { active: false, stopped_at: now });
  const eventId = await publish(tx, { type: "rule.stopped", actorId: null, data: { rule_id: rule.id, name: rule.name } }, now);
  const told = await administrators(tx);
  await notifyAll(
    tx,
    told.map(({ id }) => ({ eventId, personId: id, kind: "rule_stopped" as const, text: rule.name, at: now })),
  );
  return true;
}
