import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { promiseFor, typesTargets } from "../../catalog/index.ts";
import { ranked } from "../change-rules.ts";
import { requireRight } from "../load-ticket.ts";
import type { Act } from "./act.ts";
import { undoOf, type Decide } from "./step.ts";

const steps = [1, 2, 3];

/** Every promise that impact and urgency may lead to, so that deciding asks nothing more. */
async function promises(tx: Db) {
  const pairs = steps.flatMap((impact) => steps.map((urgency) => [impact, urgency] as const));
  const found = await Promise.all(
    pairs.map(async ([impact, urgency]) => [`${impact}${urgency}`, await promiseFor(tx, impact, urgency)] as const),
  );
  return new Map(found);
}

/** Another impact, another urgency, or both; the priority and when each is due follow. */
export async function prioritise(tx: Db, actor: Actor, act: Act & { act: "prioritise" }): Promise<Decide> {
  const [known, own] = await Promise.all([promises(tx), typesTargets(tx)]);
  return (row) => {
    requireRight(actor, row, "work");
    const impact = act.impact ?? row.impact;
    const urgency = act.urgency ?? row.urgency;
    const general = known.get(`${impact}${urgency}`);
    const minutes = general && row.request_type_id && own.get(row.request_type_id)?.[general.priority];
    const promise = general && { ...general, ...(minutes && { minutes }) };
    if (!promise || (impact === row.impact && urgency === row.urgency)) return null;
    const values = ranked(row, row.promised_since, impact, urgency, promise);
    const all = {
      impact: { from: row.impact, to: impact },
      urgency: { from: row.urgency, to: urgency },
      priority: { from: row.priority, to: promise.priority },
    };
    const changes = Object.fromEntries(Object.entries(all).filter(([, { from, to }]) => from !== to));
    return {
      values,
      told: [{ type: "ticket.changed", data: { changes } }],
      shown: Object.fromEntries(Object.entries(changes).map(([field, { from, to }]) => [field, { from: String(from), to: String(to) }])),
      undo: undoOf(row, values),
    };
  };
}
