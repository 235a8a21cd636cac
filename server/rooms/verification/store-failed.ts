import { sql, tables, type Db } from "../../platform/db.ts";
import { manyCodes, type Failures } from "./failures.ts";
import type { VerificationTables } from "./tables.ts";

/**
 * What failed about somebody since then, for a row of `verification` called v. What was broken off or ran out after a wrong answer counts,
 * too: else one could try for ever.
 */
export const isFailure = (now: Date) =>
  sql<boolean>`(v.state = 'failed' or v.tries > 0 and (v.state = 'cancelled' or v.state = 'open' and v.open_until <= ${now}))`;
export const isByCodes = sql<boolean>`(v.state <> 'passed' and v.tries >= ${sql.lit(manyCodes)})`;

/** How often somebody's identity could not be proved since then. Rides verification_person_idx. */
export async function failedSince(db: Db, personId: string, since: Date, now: Date): Promise<Failures> {
  const { rows } = await sql<Failures>`
    select count(*)::int as times, (count(*) filter (where ${isByCodes}))::int as "byCodes"
    from verification v where v.person_id = ${personId} and v.started_at > ${since} and ${isFailure(now)}`.execute(
    tables<VerificationTables>(db),
  );
  return rows[0] ?? { times: 0, byCodes: 0 };
}
