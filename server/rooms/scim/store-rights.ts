import type { Role } from "../../../contract/access.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { KnownTables, ScimTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

/** What this source's groups gave somebody: roles, and teams. */
export const rolesGiven = (db: Db, sourceId: string, personId: string): Promise<{ role: Role }[]> =>
  own(db)
    .selectFrom("scim_role as r")
    .innerJoin("role_grant as g", "g.id", "r.grant_id")
    .select("g.role")
    .where("r.source_id", "=", sourceId)
    .where("g.person_id", "=", personId)
    .execute();

export const teamsGiven = (db: Db, sourceId: string, personId: string): Promise<{ team_id: string }[]> =>
  own(db).selectFrom("scim_team_member").select("team_id").where("source_id", "=", sourceId).where("person_id", "=", personId).execute();

export const noteRoles = async (tx: Db, sourceId: string, grantIds: readonly string[]): Promise<void> => {
  if (grantIds.length === 0) return;
  await own(tx)
    .insertInto("scim_role")
    .values(grantIds.map((grant_id) => ({ grant_id, source_id: sourceId })))
    .execute();
};

export const noteTeam = (tx: Db, row: ScimTables["scim_team_member"]) => own(tx).insertInto("scim_team_member").values(row).execute();

/** Who has something by this source's groups, or is in one of those that are called so, in order. */
export async function touchedBy(db: Db, sourceId: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select g.person_id as id from scim_role r join role_grant g on g.id = r.grant_id
      where r.source_id = ${sourceId}
    union select person_id from scim_team_member where source_id = ${sourceId}
    union select u.person_id from scim_group g join scim_member m on m.group_id = g.id join scim_user u on u.id = m.user_id
      where g.source_id = ${sourceId} and g.name = any(${[...names]}::text[])
    order by id`.execute(own(db));
  return rows.map(({ id }) => id);
}

/** Whose accounts these are, in order. */
export const peopleOf = async (db: Db, userIds: readonly string[]): Promise<string[]> =>
  (
    await own(db)
      .selectFrom("scim_user")
      .select("person_id")
      .where("id", "=", sql<string>`any(${[...userIds]}::uuid[])`)
      .orderBy("person_id")
      .execute()
  ).map(({ person_id }) => person_id);

/** What the groups are called that each of them is in. */
export async function groupNames(db: Db, sourceId: string, personId: string): Promise<string[]> {
  const rows = await own(db)
    .selectFrom("scim_user as u")
    .innerJoin("scim_member as m", "m.user_id", "u.id")
    .innerJoin("scim_group as g", "g.id", "m.group_id")
    .select("g.name")
    .where("u.source_id", "=", sourceId)
    .where("u.person_id", "=", personId)
    .where("u.gone_at", "is", null)
    .execute();
  return rows.map(({ name }) => name);
}
