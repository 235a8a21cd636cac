import type { Targets } from "../../../../contract/catalog.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { hoursNow } from "../../calendars/index.ts";
import { promiseFor, typesTargets } from "../../catalog/index.ts";
import { dueOf } from "../due/when-due.ts";
import { ranked } from "../change-rules.ts";
import { requireRight } from "../load-ticket.ts";
import type { Act } from "./act.ts";
import { undoOf, type Decide } from "./step.ts";

const steps = [1, 2, 3];

/** Every promise that impact and urgency may lead to, so that deciding asks nothing more. */
export async function promises(tx: Db) {
  const pairs = steps.flatMap((impact) => steps.map((urgency) => [impact, urgency] as const));
  const found = await Promise.all(
    pairs.map(async ([impact, urgency]) => [`${impact}${urgency}`, await promiseFor(tx, impact, urgency)] as const),
  );
  const all = new Map(found);
  return (impact: number, urgency: number, own: Partial<Targets> = {}) => {
    const general = all.get(`${impact}${urgency}`);
    if (!general) throw new Error(`no priority for impact ${impact} and urgency ${urgency}`);
    return { ...general, minutes: own[general.priority] ?? general.minutes };
  };
}

/** Another impact, another urgency, or both; the priority and when each is due follow. */
export async function prioritise(tx: Db, actor: Actor, act: Act & { act: "prioritise" }): Promise<Decide> {
  const [known, own, hours] = await Promise.all([promises(tx), typesTargets(tx), hoursNow(tx)]);
  return (row) => {
    requireRight(actor, row, "work");
    const impact = act.impact ?? row.impact;
    const urgency = act.urgency ?? row.urgency;
    if (impact === row.impact && urgency === row.urgency) return null;
    const promise = known(impact, urgency, row.request_type_id === null ? {} : own.get(row.request_type_id));
    const { values: judged, minutes } = ranked(row, impact, urgency, promise);
    const values = { ...judged, ...(minutes !== null && { due_at: dueOf(hours, row, minutes) }) };
    const all = {
      impact: { from: row.impact, to: impact },
      urgency: { from: row.urgency, to: urgency },
      priority: { from: row.priority, to: promise.priority },
    };
    const changes = Object.fromEntries(Object.entries(all).filter(([, { from, to }]) => from !== to));
    return {
      values,
      ...(minutes !== null && { minutes }),
      told: [{ type: "ticket.changed", data: { changes } }],
      shown: Object.fromEntries(Object.entries(changes).map(([field, { from, to }]) => [field, { from: String(from), to: String(to) }])),
      undo: undoOf(row, values),
    };
  };
}
