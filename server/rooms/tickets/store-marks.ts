import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";

/** Of tickets that were listed already, by id: which of some conditions hold for each, by their place. By primary key. */
export async function marksAt(
  db: Db,
  listed: readonly { id: string }[],
  conditions: readonly RawBuilder<boolean>[],
): Promise<Map<string, number[]>> {
  if (listed.length === 0) return new Map();
  const held = conditions.map((condition, at) => sql`case when ${condition} then ${literal(at)}::int end`);
  const { rows } = await sql<{ id: string; held: number[] }>`
    select ticket.id, array_remove(array[${sql.join(held)}], null) as held
    from ticket where ticket.id = any(${listed.map(({ id }) => id)}::uuid[])`.execute(tables(db));
  return new Map(rows.map((row) => [row.id, row.held]));
}
