import type { Rule, RuleRun, RuleVersion } from "../../../contract/rules.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { toPage } from "../../platform/page.ts";
import { sayRefusal } from "../bulk/index.ts";
import { readRules } from "./attention.ts";
import { loadRule } from "./load-rule.ts";
import { idsIn, namesIn } from "./names.ts";
import { allRules, versionsOf, type RuleRow } from "./store.ts";
import type { RunRow } from "./store-runs.ts";
import { contentOf } from "./write-rule.ts";

const named = ({ teams, acts }: RuleRow, names: ReadonlyMap<string, string>): Rule["names"] =>
  Object.fromEntries([...teams, ...acts.flatMap(idsIn)].flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? ""]] : [])));

async function presentAll(db: Db, actor: Actor, now: Date, rows: readonly RuleRow[]): Promise<Rule[]> {
  const [names, read] = await Promise.all([namesIn(db, rows, actor.language), readRules(db, rows, now)]);
  return rows.map((row, at) => ({
    id: row.id,
    ...contentOf(row),
    names: named(row, names),
    attention: read[at]?.attention ?? [],
    stopped_at: row.stopped_at?.toISOString() ?? null,
    changed_by: { id: row.changed_by, name: row.changer_name },
    changed_at: row.changed_at.toISOString(),
    version: row.version,
  }));
}

/** In the order in which they are asked. */
export const presentRules = async (db: Db, actor: Actor, now: Date) => ({
  items: await presentAll(db, actor, now, await allRules(db)),
});

export async function presentRow(db: Db, actor: Actor, now: Date, row: RuleRow): Promise<Rule> {
  const [rule] = await presentAll(db, actor, now, [row]);
  if (!rule) throw new Error("one rule was expected");
  return rule;
}

export const presentOne = async (db: Db, actor: Actor, now: Date, id: string): Promise<Rule> =>
  presentRow(db, actor, now, await loadRule(db, id));

interface VersionRow<Was> {
  version: number;
  was: Was;
  restored: number | null;
  changed_by: string;
  changer_name: string;
  changed_at: Date;
}

/** What something with versions was, and who made it so. Pure. */
export const presentVersion = <Was extends object>({ version, was, restored, changed_by, changer_name, changed_at }: VersionRow<Was>) => ({
  version,
  ...was,
  restored,
  changed_by: { id: changed_by, name: changer_name },
  changed_at: changed_at.toISOString(),
});

export async function presentVersions(db: Db, ruleId: string): Promise<{ items: RuleVersion[] }> {
  return { items: (await versionsOf(db, ruleId)).map(presentVersion) };
}

const presentRun =
  (actor: Actor) =>
  (row: RunRow): RuleRun => ({
    id: row.id,
    rule: { id: row.rule_id, name: row.rule_name },
    version: row.version,
    ticket: { id: row.ticket_id, number: row.number, subject: row.subject },
    at: row.at.toISOString(),
    result: row.result,
    steps: row.steps.map(({ act, result, refusal }) => ({ act, result, refusal: refusal && sayRefusal(actor.language, refusal) })),
  });

export const presentRuns = (actor: Actor, rows: RunRow[], limit: number) =>
  toPage(rows, limit, presentRun(actor), (row) => [row.at.toISOString(), row.id]);
