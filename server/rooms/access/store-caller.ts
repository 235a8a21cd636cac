import type { Role } from "../../../contract/access.ts";
import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { KnownTables } from "./tables.ts";

/** One row tells who calls and whether they still may. */
export interface CallerRow {
  person_id: string;
  name: string;
  language: Language;
  time_zone: string;
  grants: { role: Role; organization_id: string | null }[];
}

export interface SessionCaller extends CallerRow {
  session_id: string;
  created_at: Date;
  last_seen_at: Date;
  proven_at: Date | null;
  limited: boolean;
  /** As whom they look at the desk; JSON has no dates. */
  view: { id: string; person_id: string; until: string } | null;
}

export interface KeyCaller extends CallerRow {
  key_id: string;
  scopes: string[];
  last_used_at: Date | null;
}

// Nobody who left or whose account is closed gets an actor, whatever credential they hold.
const admitted = sql<boolean>`p.active and not coalesce((select a.disabled from account a where a.person_id = p.id), false)`;

const callerColumns = [
  "p.id as person_id",
  "p.name",
  "p.language",
  "p.time_zone",
  sql<CallerRow["grants"]>`(select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'organization_id', g.organization_id)), '[]')
    from role_grant g where g.person_id = p.id)`.as("grants"),
] as const;

const sessionCaller = (db: Db, now: Date) =>
  tables<KnownTables>(db)
    .selectFrom("session as s")
    .innerJoin("person_card as p", "p.id", "s.person_id")
    .select([...callerColumns, "s.id as session_id", "s.created_at", "s.last_seen_at", "s.proven_at", "s.limited"])
    .select(
      sql<SessionCaller["view"]>`(select json_build_object('id', v.id, 'person_id', v.person_id, 'until', v.until_at)
        from view_as v where v.session_id = s.id and v.ended_at is null and v.until_at > ${now})`.as("view"),
    )
    .where("s.revoked_at", "is", null)
    .where("s.expires_at", ">", now)
    .where(admitted);

const keyCaller = (db: Db, now: Date) =>
  tables<KnownTables>(db)
    .selectFrom("api_key as k")
    .innerJoin("person_card as p", "p.id", "k.person_id")
    .select([...callerColumns, "k.id as key_id", "k.scopes", "k.last_used_at"])
    .where("k.revoked_at", "is", null)
    .where((is) => is.or([is("k.expires_at", "is", null), is("k.expires_at", ">", now)]))
    .where(admitted);

export const callerBySessionToken = (db: Db, hash: Buffer, now: Date): Promise<SessionCaller | undefined> =>
  sessionCaller(db, now).where("s.token_hash", "=", hash).executeTakeFirst();

export const callerBySessionId = (db: Db, id: string, now: Date): Promise<SessionCaller | undefined> =>
  sessionCaller(db, now).where("s.id", "=", id).executeTakeFirst();

export const callerByKeyToken = (db: Db, hash: Buffer, now: Date): Promise<KeyCaller | undefined> =>
  keyCaller(db, now).where("k.token_hash", "=", hash).executeTakeFirst();

export const callerByKeyId = (db: Db, id: string, now: Date): Promise<KeyCaller | undefined> =>
  keyCaller(db, now).where("k.id", "=", id).executeTakeFirst();

export const callerByPerson = (db: Db, personId: string): Promise<CallerRow | undefined> =>
  tables<KnownTables>(db)
    .selectFrom("person_card as p")
    .select(callerColumns)
    .where("p.id", "=", personId)
    .where(admitted)
    .executeTakeFirst();
