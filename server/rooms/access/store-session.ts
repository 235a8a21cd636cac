import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export type SessionRow = AccessTables["session"];

const alive = (db: Db, now: Date) =>
  tables<AccessTables>(db).selectFrom("session").where("revoked_at", "is", null).where("expires_at", ">", now);

export const insertSession = (tx: Db, row: SessionRow) => tables<AccessTables>(tx).insertInto("session").values(row).execute();

export const touchSession = (db: Db, id: string, lastSeenAt: Date, expiresAt: Date) =>
  tables<AccessTables>(db)
    .updateTable("session")
    .set({ last_seen_at: lastSeenAt, expires_at: expiresAt })
    .where("id", "=", id)
    .where("last_seen_at", "<", lastSeenAt)
    .execute();

/** Newest first. */
export const sessionsOf = (db: Db, personId: string, now: Date): Promise<SessionRow[]> =>
  alive(db, now).selectAll().where("person_id", "=", personId).orderBy("created_at", "desc").orderBy("id", "desc").execute();

export const sessionById = (db: Db, id: string): Promise<SessionRow | undefined> =>
  tables<AccessTables>(db).selectFrom("session").selectAll().where("id", "=", id).executeTakeFirst();

export interface EndedSession {
  id: string;
  person_id: string;
}

const end = (tx: Db, now: Date) =>
  tables<AccessTables>(tx).updateTable("session").set({ revoked_at: now }).where("revoked_at", "is", null).returning(["id", "person_id"]);

export const revokeSession = (tx: Db, id: string, personId: string, now: Date): Promise<EndedSession | undefined> =>
  end(tx, now).where("id", "=", id).where("person_id", "=", personId).executeTakeFirst();

export const revokeSessionByToken = (tx: Db, hash: Buffer, now: Date): Promise<EndedSession | undefined> =>
  end(tx, now).where("token_hash", "=", hash).executeTakeFirst();

export function revokeSessionsOf(tx: Db, personId: string, except: string | null, now: Date): Promise<EndedSession[]> {
  const all = end(tx, now).where("person_id", "=", personId);
  return (except ? all.where("id", "<>", except) : all).execute();
}

/** undefined when it has ended meanwhile. */
export const renewSessionRow = (
  tx: Db,
  id: string,
  changes: Partial<Pick<SessionRow, "token_hash" | "proven_at" | "second_factor" | "limited">>,
): Promise<Pick<SessionRow, "person_id" | "created_at"> | undefined> =>
  tables<AccessTables>(tx)
    .updateTable("session")
    .set(changes)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning(["person_id", "created_at"])
    .executeTakeFirst();

export async function aliveSessions(db: Db, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await alive(db, now)
    .select("id")
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("account as a").select("a.person_id").whereRef("a.person_id", "=", "session.person_id").where("a.disabled", "=", true),
        ),
      ),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

export const deleteSessionsBefore = (db: Db, expiredAt: Date) =>
  tables<AccessTables>(db).deleteFrom("session").where("expires_at", "<", expiredAt).execute();

/** When each of these people was last seen in a session of theirs, whatever became of it since. Rides session_person_idx. */
export async function lastSeen(db: Db, personIds: readonly string[]): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ person_id: string; at: Date }>`
    select person_id, max(last_seen_at) as at from session where person_id = any(${[...personIds]}::uuid[]) group by person_id`.execute(
    tables<AccessTables>(db),
  );
  return new Map(rows.map(({ person_id, at }) => [person_id, at]));
}
