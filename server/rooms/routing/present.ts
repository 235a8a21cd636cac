import type { RoutingRule } from "../../../contract/routing.ts";
import type { Db } from "../../platform/db.ts";
import { presentVersion } from "../rules/index.ts";
import { loadRule } from "./load-rule.ts";
import { idsIn, namesOfRules } from "./names.ts";
import { readRules } from "./read-rules.ts";
import { allRules, versionsOf, type RuleRow } from "./store-rules.ts";
import { keptOf } from "./write-rule.ts";

async function presentAll(db: Db, now: Date, rows: readonly RuleRow[]): Promise<RoutingRule[]> {
  const contents = rows.map(({ content }) => content);
  const [names, read] = await Promise.all([namesOfRules(db, contents), readRules(db, rows, now)]);
  return rows.map((row, at) => ({
    id: row.id,
    ...keptOf(row),
    names: Object.fromEntries(idsIn(row.content).flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? ""]] : []))),
    attention: read[at]?.attention ?? [],
    changed_by: { id: row.changed_by, name: row.changer_name },
    changed_at: row.changed_at.toISOString(),
    version: row.version,
  }));
}

/** In the order in which they are asked. */
export const presentRules = async (db: Db, now: Date) => ({ items: await presentAll(db, now, await allRules(db)) });

export async function presentRow(db: Db, now: Date, row: RuleRow): Promise<RoutingRule> {
  const [rule] = await presentAll(db, now, [row]);
  if (!rule) throw new Error("one rule was expected");
  return rule;
}

export const presentOne = async (db: Db, now: Date, id: string): Promise<RoutingRule> => presentRow(db, now, await loadRule(db, id));

export async function presentVersions(db: Db, ruleId: string) {
  return { items: (await versionsOf(db, ruleId)).map(presentVersion) };
}
