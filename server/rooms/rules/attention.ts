import type { Rule, RuleAct } from "../../../contract/rules.ts";
import type { Db, RawBuilder } from "../../platform/db.ts";
import { readSaved, withTeams } from "../tickets/index.ts";
import { sql } from "../../platform/db.ts";
import { deskFor } from "./desk.ts";
import { idsIn, namesIn } from "./names.ts";
import type { RuleRow } from "./store.ts";

export type Attention = Rule["attention"];

/** A rule, with what it asks of tickets and what of it the desk knows no more. */
export interface ReadRule {
  row: RuleRow;
  condition: RawBuilder<boolean>;
  attention: Attention;
}

const gone = ({ teams, acts }: { teams: readonly string[]; acts: readonly RuleAct[] }, names: ReadonlyMap<string, string>): Attention => [
  ...teams.filter((id) => !names.has(id)).map((what) => ({ where: "teams" as const, what })),
  ...acts.flatMap((act, at) => (idsIn(act).every((id) => names.has(id)) ? [] : [{ where: "acts" as const, what: String(at) }])),
];

/** Reads rules as they were kept. What they name may be gone since: such a rule asks for attention and is passed over. */
export async function readRules(db: Db, rows: readonly RuleRow[], now: Date): Promise<ReadRule[]> {
  if (rows.length === 0) return [];
  const names = await namesIn(db, rows, "en");
  const read: ReadRule[] = [];
  for (const row of rows) {
    const [filter] = await readSaved(db, deskFor(row), now, [row.filter]);
    const lost = (filter?.gone ?? []).map(({ field, value }) => ({ where: "filter" as const, what: `${field}:${value}` }));
    const condition = sql<boolean>`(${withTeams(row.teams)} and ${filter?.condition ?? sql`false`})`;
    read.push({ row, condition, attention: [...gone(row, names), ...lost] });
  }
  return read;
}
