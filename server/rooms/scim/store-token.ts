import { sql, tables, type Db } from "../../platform/db.ts";
import type { SourceRow } from "./store-source.ts";
import type { KnownTables, ScimTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export type TokenRow = ScimTables["scim_token"];
export type ShownToken = TokenRow & { creator: string | null };

const good = (now: Date) => sql<boolean>`(t.expires_at is null or t.expires_at > ${now})`;

export const insertToken = (tx: Db, row: TokenRow) => own(tx).insertInto("scim_token").values(row).execute();

/** Those that are good, the newest first. */
export const tokensOf = (db: Db, sourceIds: readonly string[], now: Date): Promise<ShownToken[]> =>
  own(db)
    .selectFrom("scim_token as t")
    .leftJoin("person_card as p", "p.id", "t.created_by")
    .selectAll("t")
    .select("p.name as creator")
    .where("t.source_id", "=", sql<string>`any(${[...sourceIds]}::uuid[])`)
    .where("t.revoked_at", "is", null)
    .where(good(now))
    .orderBy("t.created_at", "desc")
    .orderBy("t.id", "desc")
    .execute();

export async function revokeToken(tx: Db, id: string, sourceId: string, now: Date): Promise<{ prefix: string } | undefined> {
  return own(tx)
    .updateTable("scim_token")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("source_id", "=", sourceId)
    .where("revoked_at", "is", null)
    .returning("prefix")
    .executeTakeFirst();
}

export type Caller = SourceRow & { token_id: string; used_at: Date | null };

/** Whose token it is; undefined for one that is not good, or a source that is switched off. */
export const callerByToken = (db: Db, hash: Buffer, now: Date): Promise<Caller | undefined> =>
  own(db)
    .selectFrom("scim_token as t")
    .innerJoin("scim_source as s", "s.id", "t.source_id")
    .selectAll("s")
    .select(["t.id as token_id", "t.used_at"])
    .where("t.token_hash", "=", hash)
    .where("t.revoked_at", "is", null)
    .where(good(now))
    .where("s.active", "=", true)
    .executeTakeFirst();

export async function noteHeard(db: Db, { id, token_id }: Caller, now: Date): Promise<void> {
  await sql`with used as (update scim_token set used_at = ${now} where id = ${token_id})
    update scim_source set heard_at = ${now} where id = ${id}`.execute(own(db));
}
