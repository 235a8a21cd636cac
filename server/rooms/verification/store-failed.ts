import { sql, tables, type Db } from "../../platform/db.ts";
import type { VerificationTables } from "./tables.ts";

/**
 * How often somebody's identity could not be proved since then. What was broken off or ran out after a wrong answer counts, too: else one
 * could try for ever. Rides verification_person_idx.
 */
export async function failedSince(db: Db, personId: string, since: Date, now: Date): Promise<number> {
  const row = await tables<VerificationTables>(db)
    .selectFrom("verification")
    .select(sql<number>`count(*)::int`.as("n"))
    .where("person_id", "=", personId)
    .where("started_at", ">", since)
    .where((is) =>
      is.or([
        is("state", "=", "failed"),
        is.and([
          is("tries", ">", 0),
          is.or([is("state", "=", "cancelled"), is.and([is("state", "=", "open"), is("open_until", "<=", now)])]),
        ]),
      ]),
    )
    .executeTakeFirst();
  return row?.n ?? 0;
}
