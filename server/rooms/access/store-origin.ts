import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export const insertOrigin = (tx: Db, row: AccessTables["session_origin"]) =>
  tables<AccessTables>(tx).insertInto("session_origin").values(row).execute();

export const originOf = (db: Db, sessionId: string): Promise<AccessTables["session_origin"] | undefined> =>
  tables<AccessTables>(db).selectFrom("session_origin").selectAll().where("session_id", "=", sessionId).executeTakeFirst();

/** Which sessions a provider means: those of its session `sid`, or all of a subject. Rides session_origin_idx. */
export type Meant = { provider_id: string; subject?: string | null; sid?: string | null };

/**
 * Ends the sessions that began there, and sign-ins that wait for their second step. A session of which no `sid` is known is meant by its
 * subject.
 */
export async function revokeSessionsFrom(tx: Db, { provider_id, subject = null, sid = null }: Meant, now: Date) {
  const where = (column: (name: "sid" | "subject" | "provider_id") => RawBuilder<string>) => sql`
    ${column("provider_id")} = ${provider_id}
      and (${sid}::text is null or ${column("sid")} = ${sid} or (${column("sid")} is null and ${subject}::text is not null))
      and (${subject}::text is null or ${column("subject")} = ${subject})`;
  const { rows } = await sql<{ id: string; person_id: string }>`
    update session s set revoked_at = ${now} from session_origin o
    where o.session_id = s.id and s.revoked_at is null and ${where((name) => sql`o.${sql.raw(name)}`)}
    returning s.id, s.person_id`.execute(tables<AccessTables>(tx));
  await sql`
    delete from pending_sign_in where used_at is null and ${where((name) => sql`origin->>${sql.lit(name)}`)}`.execute(
    tables<AccessTables>(tx),
  );
  return rows;
}
