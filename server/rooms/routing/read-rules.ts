import { theDesk, type Actor } from "../../platform/actor.ts";
import type { Db, RawBuilder } from "../../platform/db.ts";
import { sql } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import { readSaved } from "../tickets/index.ts";
import { idsIn, namesOfRules } from "./names.ts";
import { allRules, conditionOf, type RuleRow } from "./store-rules.ts";

/** A rule, with what it asks of tickets and what of it the desk knows no more. */
export interface ReadRule {
  row: RuleRow;
  condition: RawBuilder<boolean>;
  attention: string[];
}

/** In whose name routing reads and acts: the desk's, in the language and the days of who wrote the rule. */
export const deskFor = ({ language, time_zone }: Pick<RuleRow, "language" | "time_zone">): Actor => ({
  ...theDesk(["tickets:read", "tickets:work"]),
  language,
  timeZone: time_zone,
});

/** Reads rules as they were kept. What they name may be gone since: such a rule says what, and is passed over. */
export async function readRules(db: Db, rows: readonly RuleRow[], now: Date): Promise<ReadRule[]> {
  if (rows.length === 0) return [];
  const names = await namesOfRules(
    db,
    rows.map(({ content }) => content),
  );
  const read: ReadRule[] = [];
  for (const row of rows) {
    const [filter] = await readSaved(db, deskFor(row), now, [row.content.filter]);
    const lost = (filter?.gone ?? []).map(({ field, value }) => `${field}:${value}`);
    const gone = idsIn(row.content).filter((id) => !names.has(id));
    read.push({ row, condition: conditionOf(row.content, filter?.condition ?? sql<boolean>`false`), attention: [...gone, ...lost] });
  }
  return read;
}

const active = remembered(/^routing_rule\./, async (db, _: "all") => (await allRules(db)).filter((row) => row.active));

/** Those that are switched on, as of a second ago at most. */
export const activeRules = (db: Db): Promise<RuleRow[]> => active(db, "all");
