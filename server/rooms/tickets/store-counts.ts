import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";

/** How far a count reaches that is not of open tickets alone: so many tickets, those that changed last. */
const reach = 20_000;

export interface Counted {
  numbers: number[];
  /** All that there are were looked at. */
  whole: boolean;
}

/**
 * How many tickets of a scope each condition finds, all in one walk: `open` goes through the open ones, which an index holds, `recent`
 * through those that changed last (ticket_touch_idx, ticket_restricted_idx) and no further than `reach`.
 */
export async function countEach(
  db: Db,
  scope: RawBuilder<boolean>,
  basis: "open" | "recent",
  conditions: readonly RawBuilder<boolean>[],
): Promise<Counted> {
  if (conditions.length === 0) return { numbers: [], whole: true };
  const from =
    basis === "open"
      ? sql`ticket where ticket.active and ${scope}`
      : sql`(select * from ticket_by_touch ticket where ${scope} order by ticket.updated_at desc, ticket.id desc limit ${literal(reach)}) ticket`;
  const counts = conditions.map((one) => sql`count(*) filter (where ${one})`);
  const { rows } = await sql<{ walked: number; found: number[] }>`
    select count(*) as walked, array[${sql.join(counts)}]::int[] as found from ${from}`.execute(tables(db));
  return { numbers: rows[0]?.found ?? [], whole: basis === "open" || (rows[0]?.walked ?? 0) < reach };
}
