import type { BodyOf } from "../../../contract/route.ts";
import type { ruleRoutes } from "../../../contract/rules.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { checkRule } from "./check-rule.ts";
import { allRules, findVersion, insertRule, insertVersion, markRule, nextPlace, placeRules, updateRule, type RuleRow } from "./store.ts";
import type { Content } from "./tables.ts";

type Given = BodyOf<(typeof ruleRoutes)["POST /rules"]>;
type Change = BodyOf<(typeof ruleRoutes)["PATCH /rules/{id}"]>;
type RuleFact = "rule.created" | "rule.changed" | "rule.restored" | "rule.deleted";

const most = 500;

const tell = (tx: Db, actor: Actor, now: Date, type: RuleFact, rule: { id: string; name: string; version: number; active: boolean }) =>
  publish(
    tx,
    { type, actorId: actor.personId, data: { rule_id: rule.id, name: rule.name, version: rule.version, active: rule.active } },
    now,
  );

/** Time is counted from when it was switched on. */
const writtenBy = (actor: Actor, now: Date, active: boolean, before: RuleRow | null) => ({
  language: actor.language,
  time_zone: actor.timeZone,
  changed_by: personIdOf(actor),
  changed_at: now,
  active_from: active ? ((before?.active ? before.active_from : null) ?? now) : null,
});

export const contentOf = ({ name, teams, occasion, filter, acts, last, active }: RuleRow): Content => ({
  name,
  teams,
  when: occasion,
  filter,
  acts,
  last,
  active,
});

/** Has the desk do something by itself. Publishes `rule.created`. Answers its id. */
export async function createRule(tx: Db, actor: Actor, now: Date, given: Given): Promise<string> {
  await checkRule(tx, actor, now, given);
  if ((await allRules(tx)).length >= most) throw new Problem(409, "too_many_rules", { facts: { most } });
  const id = newId();
  await insertRule(tx, id, await nextPlace(tx), given, writtenBy(actor, now, given.active, null));
  await insertVersion(tx, { rule_id: id, version: 1, restored: null, changed_by: personIdOf(actor), changed_at: now }, given);
  await tell(tx, actor, now, "rule.created", { id, version: 1, ...given });
  return id;
}

async function become(tx: Db, actor: Actor, now: Date, row: RuleRow, content: Content, restored: number | null): Promise<void> {
  const version = row.version + 1;
  await updateRule(tx, row.id, content, writtenBy(actor, now, content.active, row));
  await insertVersion(tx, { rule_id: row.id, version, restored, changed_by: personIdOf(actor), changed_at: now }, content);
  await tell(tx, actor, now, restored === null ? "rule.changed" : "rule.restored", { id: row.id, version, ...content });
}

/** Changes what was loaded to be changed: a new version. What is not changed may name what has gone since. Publishes `rule.changed`. */
export async function changeRule(tx: Db, actor: Actor, now: Date, row: RuleRow, change: Change): Promise<void> {
  const before = contentOf(row);
  const content: Content = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
  if (JSON.stringify(content) === JSON.stringify(before)) return;
  await checkRule(tx, actor, now, { ...change, when: content.when });
  await become(tx, actor, now, row, content, null);
}

/** Takes an earlier version up again, as a new one; it stays on or off. Publishes `rule.restored`. */
export async function rollBack(tx: Db, actor: Actor, now: Date, row: RuleRow, version: number): Promise<void> {
  const found = await findVersion(tx, row.id, version);
  if (!found) throw wrongField("/version", "unknown", { what: "version" });
  await become(tx, actor, now, row, { ...found.was, active: row.active }, version);
}

/** Publishes `rule.deleted`. */
export async function deleteRule(tx: Db, actor: Actor, now: Date, row: RuleRow): Promise<void> {
  await markRule(tx, row.id, { active: false, retired_at: now });
  await tell(tx, actor, now, "rule.deleted", { ...row, active: false });
}

/** In this order from now on; those left out follow as they stood. Publishes `rule.ordered`. */
export async function orderRules(tx: Db, actor: Actor, now: Date, ids: readonly string[]): Promise<void> {
  const all = (await allRules(tx)).map(({ id }) => id);
  if (ids.some((id) => !all.includes(id))) throw notFound("rule");
  await placeRules(tx, [...new Set([...ids, ...all])]);
  await publish(tx, { type: "rule.ordered", actorId: actor.personId, data: {} }, now);
}
