import type { Role } from "../../../contract/access.ts";
import type { Language } from "../../../contract/shapes.ts";
import { newId } from "../../platform/id.ts";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables, KnownTables } from "./tables.ts";

export interface AccountRow {
  person_id: string;
  name: string;
  email: string | null;
  language: Language;
  organization: string | null;
  /** May sign in: still here, and the account is not closed. */
  open: boolean;
  disabled: boolean;
  password_hash: string | null;
  authenticators: number;
  passkeys: number;
  /** From where this person signed in before, newest first. */
  ips: string[];
}

const recentIps = 20;

const accounts = (db: Db) =>
  tables<KnownTables>(db)
    .selectFrom("person_card as p")
    .leftJoin("account as a", "a.person_id", "p.id")
    .leftJoin("organization_card as o", "o.id", "p.organization_id")
    .select(["p.id as person_id", "p.name", "p.email", "p.language", "o.name as organization", "a.password_hash"])
    .select([
      sql<boolean>`coalesce(a.disabled, false)`.as("disabled"),
      sql<boolean>`p.active and not coalesce(a.disabled, false)`.as("open"),
      sql<number>`(select count(*) from authenticator f where f.person_id = p.id and f.confirmed_at is not null)`.as("authenticators"),
      sql<number>`(select count(*) from passkey k where k.person_id = p.id)`.as("passkeys"),
      sql<string[]>`array(select s.ip from session s where s.person_id = p.id order by s.created_at desc limit ${sql.lit(recentIps)})`.as(
        "ips",
      ),
    ]);

export const accountByEmail = (db: Db, email: string): Promise<AccountRow | undefined> =>
  accounts(db).where("p.email", "=", email).executeTakeFirst();

export const accountById = (db: Db, personId: string): Promise<AccountRow | undefined> =>
  accounts(db).where("p.id", "=", personId).executeTakeFirst();

export const putPasswordHash = (tx: Db, personId: string, hash: string, now: Date) =>
  tables<AccessTables>(tx)
    .insertInto("account")
    .values({ person_id: personId, password_hash: hash, disabled: false, created_at: now, password_changed_at: now })
    .onConflict((at) => at.column("person_id").doUpdateSet({ password_hash: hash, password_changed_at: now }))
    .execute();

export const putDisabled = (tx: Db, personId: string, disabled: boolean, now: Date) =>
  tables<AccessTables>(tx)
    .insertInto("account")
    .values({ person_id: personId, password_hash: null, disabled, created_at: now, password_changed_at: null })
    .onConflict((at) => at.column("person_id").doUpdateSet({ disabled }))
    .execute();

export interface GrantRow {
  role: Role;
  organization_id: string | null;
  organization: string | null;
}

export const grantsOf = (db: Db, personId: string): Promise<GrantRow[]> =>
  tables<KnownTables>(db)
    .selectFrom("role_grant as g")
    .leftJoin("organization_card as o", "o.id", "g.organization_id")
    .select(["g.role", "g.organization_id", "o.name as organization"])
    .where("g.person_id", "=", personId)
    .orderBy("g.role")
    .orderBy(asRead("o.name"))
    .execute();

export const insertGrant = (tx: Db, personId: string, role: Role, organizationId: string | null) =>
  tables<AccessTables>(tx)
    .insertInto("role_grant")
    .values({ id: newId(), person_id: personId, role, organization_id: organizationId })
    .onConflict((at) => at.columns(["person_id", "role", "organization_id"]).doNothing())
    .execute();

export const deleteGrant = (tx: Db, personId: string, grant: Pick<GrantRow, "role" | "organization_id">) =>
  tables<AccessTables>(tx)
    .deleteFrom("role_grant")
    .where("person_id", "=", personId)
    .where("role", "=", grant.role)
    .where("organization_id", "is not distinct from", grant.organization_id)
    .execute();

/** The id of a role that was not there before; null for one that was. */
export async function insertNewGrant(tx: Db, personId: string, role: Role): Promise<string | null> {
  const made = await tables<AccessTables>(tx)
    .insertInto("role_grant")
    .values({ id: newId(), person_id: personId, role, organization_id: null })
    .onConflict((at) => at.columns(["person_id", "role", "organization_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id ?? null;
}

export interface RoleHolder {
  id: string;
  name: string;
  email: string | null;
  language: Language;
}

/** Who holds one of these roles and may sign in, by name. */
export const holdersOf = (db: Db, roles: readonly Role[]): Promise<RoleHolder[]> =>
  tables<KnownTables>(db)
    .selectFrom("person_card as p")
    .select(["p.id", "p.name", "p.email", "p.language"])
    .where(sql<boolean>`p.active and not coalesce((select a.disabled from account a where a.person_id = p.id), false)`)
    .where("p.id", "in", (from) => from.selectFrom("role_grant as g").select("g.person_id").where("g.role", "in", roles))
    .orderBy(asRead("p.name"))
    .orderBy("p.id")
    .execute();

export async function anyGrantOf(db: Db, role: Role): Promise<boolean> {
  const row = await tables<AccessTables>(db).selectFrom("role_grant").select("id").where("role", "=", role).limit(1).executeTakeFirst();
  return row !== undefined;
}

// Any number will do, as long as every Firstline process uses the same one.
const administratorsLock = 4_711_004;

/** One at a time: who becomes the first administrator, and who stops being the last. Held until the transaction ends. */
export const lockAdministrators = (tx: Db) => sql`select pg_advisory_xact_lock(${administratorsLock})`.execute(tables(tx));
