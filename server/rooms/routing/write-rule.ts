import type { BodyOf } from "../../../contract/route.ts";
import type { routingRoutes } from "../../../contract/routing.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { checkRule } from "./check-rule.ts";
import {
  allRules,
  endRule,
  findVersion,
  insertRule,
  insertVersion,
  nextPlace,
  placeRules,
  updateRule,
  type RuleRow,
} from "./store-rules.ts";
import type { Kept } from "./tables.ts";

type Given = BodyOf<(typeof routingRoutes)["POST /routing-rules"]>;
type Change = BodyOf<(typeof routingRoutes)["PATCH /routing-rules/{id}"]>;
type RuleFact = "routing_rule.created" | "routing_rule.changed" | "routing_rule.restored" | "routing_rule.deleted";

const most = 200;

const tell = (
  tx: Db,
  actor: Actor,
  now: Date,
  type: RuleFact,
  id: string,
  version: number,
  { name, active }: Pick<Kept, "name" | "active">,
) => publish(tx, { type, actorId: actor.personId, data: { rule_id: id, name, version, active } }, now);

const writtenBy = (actor: Actor, now: Date) => ({
  language: actor.language,
  time_zone: actor.timeZone,
  changed_by: personIdOf(actor),
  changed_at: now,
});

export const keptOf = ({ content, active }: Pick<RuleRow, "content" | "active">): Kept => ({ ...content, active });

/** Says who is asked to take tickets. Publishes `routing_rule.created`. Answers its id. */
export async function createRule(tx: Db, actor: Actor, now: Date, given: Given): Promise<string> {
  await checkRule(tx, actor, now, given);
  if ((await allRules(tx)).length >= most) throw new Problem(409, "too_many_rules", { facts: { most } });
  const id = newId();
  await insertRule(tx, id, await nextPlace(tx), given, writtenBy(actor, now));
  await insertVersion(tx, { rule_id: id, version: 1, restored: null, changed_by: personIdOf(actor), changed_at: now }, given);
  await tell(tx, actor, now, "routing_rule.created", id, 1, given);
  return id;
}

async function become(tx: Db, actor: Actor, now: Date, row: RuleRow, kept: Kept, restored: number | null): Promise<void> {
  const version = row.version + 1;
  await updateRule(tx, row.id, kept, writtenBy(actor, now));
  await insertVersion(tx, { rule_id: row.id, version, restored, changed_by: personIdOf(actor), changed_at: now }, kept);
  await tell(tx, actor, now, restored === null ? "routing_rule.changed" : "routing_rule.restored", row.id, version, kept);
}

/** Changes what was loaded to be changed: a new version. What is not changed may name what has gone since. Publishes `routing_rule.changed`. */
export async function changeRule(tx: Db, actor: Actor, now: Date, row: RuleRow, change: Change): Promise<void> {
  const before = keptOf(row);
  const kept: Kept = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
  if (JSON.stringify(kept) === JSON.stringify(before)) return;
  await checkRule(tx, actor, now, change);
  await become(tx, actor, now, row, kept, null);
}

/** Takes an earlier version up again, as a new one; it stays on or off. Publishes `routing_rule.restored`. */
export async function rollBack(tx: Db, actor: Actor, now: Date, row: RuleRow, version: number): Promise<void> {
  const found = await findVersion(tx, row.id, version);
  if (!found) throw wrongField("/version", "unknown", { what: "version" });
  await become(tx, actor, now, row, { ...found.was, active: row.active }, version);
}

/** Publishes `routing_rule.deleted`. */
export async function deleteRule(tx: Db, actor: Actor, now: Date, row: RuleRow): Promise<void> {
  await endRule(tx, row.id, now);
  await tell(tx, actor, now, "routing_rule.deleted", row.id, row.version, { name: row.name, active: false });
}

/** In this order from now on; those left out follow as they stood. Publishes `routing_rule.ordered`. */
export async function orderRules(tx: Db, actor: Actor, now: Date, ids: readonly string[]): Promise<void> {
  const all = (await allRules(tx)).map(({ id }) => id);
  if (ids.some((id) => !all.includes(id))) throw notFound("rule");
  await placeRules(tx, [...new Set([...ids, ...all])]);
  await publish(tx, { type: "routing_rule.ordered", actorId: actor.personId, data: {} }, now);
}
