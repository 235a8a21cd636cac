import { sql, tables, type Db } from "../../platform/db.ts";

/** How many numbers tickets were given; the first is 1001. Counting the tickets themselves would read them all. */
export async function countNumbersGiven(db: Db): Promise<number> {
  const { rows } = await sql<{ given: number }>`
    select last_value - 1001 + is_called::int as given from ticket_number_seq`.execute(tables(db));
  return rows[0]?.given ?? 0;
}
