import type { Role } from "../../../contract/access.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { CompanyTables, KnownTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export type IdentityRow = CompanyTables["person_identity"];
export type ShownIdentity = IdentityRow & { provider: string };

/** One sign-in of somebody at a time: two first ones would make two people. Held until the transaction ends. */
export const lockSubject = (tx: Db, issuer: string, subject: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([issuer, subject])}, 220))`.execute(own(tx));

export const identityOf = (db: Db, providerId: string, issuer: string, subject: string): Promise<IdentityRow | undefined> =>
  own(db)
    .selectFrom("person_identity")
    .selectAll()
    .where("provider_id", "=", providerId)
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();

/** False when that account, or that person at this provider, is joined already. */
export async function insertIdentity(tx: Db, row: IdentityRow): Promise<boolean> {
  const done = await own(tx)
    .insertInto("person_identity")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const touchIdentity = (tx: Db, id: string, now: Date) =>
  own(tx).updateTable("person_identity").set({ used_at: now }).where("id", "=", id).execute();

/** Oldest first. */
export const identitiesOf = (db: Db, personId: string): Promise<ShownIdentity[]> =>
  own(db)
    .selectFrom("person_identity as i")
    .innerJoin("identity_provider as p", "p.id", "i.provider_id")
    .selectAll("i")
    .select("p.name as provider")
    .where("i.person_id", "=", personId)
    .orderBy("i.joined_at")
    .orderBy("i.id")
    .execute();

export const deleteIdentity = (tx: Db, id: string, personId: string): Promise<IdentityRow | undefined> =>
  own(tx).deleteFrom("person_identity").where("id", "=", id).where("person_id", "=", personId).returningAll().executeTakeFirst();

/** What this provider gave somebody: roles, and teams. */
export const rolesGiven = (db: Db, providerId: string, personId: string): Promise<{ role: Role }[]> =>
  own(db)
    .selectFrom("identity_role as r")
    .innerJoin("role_grant as g", "g.id", "r.grant_id")
    .select("g.role")
    .where("r.provider_id", "=", providerId)
    .where("g.person_id", "=", personId)
    .execute();

/** Whom this provider gave a role or a team, in order. */
export async function holdersThrough(db: Db, providerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select g.person_id as id from identity_role r join role_grant g on g.id = r.grant_id
      where r.provider_id = ${providerId}
    union select person_id from identity_member where provider_id = ${providerId} order by id`.execute(own(db));
  return rows.map(({ id }) => id);
}

export const noteRoles = async (tx: Db, providerId: string, grantIds: readonly string[]): Promise<void> => {
  if (grantIds.length === 0) return;
  await own(tx)
    .insertInto("identity_role")
    .values(grantIds.map((grant_id) => ({ grant_id, provider_id: providerId })))
    .execute();
};

export const teamsGiven = (db: Db, providerId: string, personId: string): Promise<{ team_id: string }[]> =>
  own(db).selectFrom("identity_member").select("team_id").where("provider_id", "=", providerId).where("person_id", "=", personId).execute();

export const noteTeam = (tx: Db, row: CompanyTables["identity_member"]) => own(tx).insertInto("identity_member").values(row).execute();
