import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { PeopleTables } from "./tables.ts";

export type OrganizationRow = Selectable<PeopleTables["organization"]>;
export type SiteRow = Selectable<PeopleTables["site"]> & { organization_name: string };
export type RoomRow = Selectable<PeopleTables["room"]> & { site_name: string };

export const organizationById = (db: Db, id: string): Promise<OrganizationRow | undefined> =>
  tables<PeopleTables>(db).selectFrom("organization").selectAll().where("id", "=", id).executeTakeFirst();

export const organizationByDomain = (db: Db, domain: string): Promise<OrganizationRow | undefined> =>
  tables<PeopleTables>(db)
    .selectFrom("organization")
    .selectAll()
    .where(sql<boolean>`lower(domain) = ${domain.toLowerCase()}`)
    .executeTakeFirst();

export function listOrganizations(
  db: Db,
  { q, external_id, source }: { q?: string; external_id?: string; source?: string },
  after: readonly unknown[] | null,
  limit: number,
): Promise<OrganizationRow[]> {
  let query = tables<PeopleTables>(db)
    .selectFrom("organization")
    .selectAll()
    .orderBy(asRead("name"))
    .orderBy("id")
    .limit(limit + 1);
  if (q) query = query.where(sql<boolean>`(position(lower(${q}) in lower(name)) > 0 or position(lower(${q}) in lower(domain)) > 0)`);
  if (external_id !== undefined) query = query.where("external_id", "=", external_id);
  if (source !== undefined) query = query.where("source", "=", source);
  if (after) query = query.where(sql<boolean>`(${asRead("name")}, id) > (${after[0]}, ${after[1]}::uuid)`);
  return query.execute();
}

export async function insertOrganization(tx: Db, row: Insertable<PeopleTables["organization"]>): Promise<boolean> {
  const done = await tables<PeopleTables>(tx)
    .insertInto("organization")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updateOrganization(tx: Db, id: string, changes: Updateable<PeopleTables["organization"]>): Promise<void> {
  await tables<PeopleTables>(tx).updateTable("organization").set(changes).where("id", "=", id).execute();
}

const selectSites = (db: Db) =>
  tables<PeopleTables>(db)
    .selectFrom("site as s")
    .innerJoin("organization as o", "o.id", "s.organization_id")
    .selectAll("s")
    .select("o.name as organization_name");

export const siteById = (db: Db, id: string): Promise<SiteRow | undefined> => selectSites(db).where("s.id", "=", id).executeTakeFirst();

export function listSites(db: Db, organization?: string): Promise<SiteRow[]> {
  const query = selectSites(db).orderBy(asRead("s.name")).orderBy("s.id");
  return (organization ? query.where("s.organization_id", "=", organization) : query).execute();
}

/** Answers false when the organization already has a site of that name. */
export async function insertSite(tx: Db, row: Insertable<PeopleTables["site"]>): Promise<boolean> {
  const done = await tables<PeopleTables>(tx)
    .insertInto("site")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

const selectRooms = (db: Db) =>
  tables<PeopleTables>(db).selectFrom("room as r").innerJoin("site as s", "s.id", "r.site_id").selectAll("r").select("s.name as site_name");

export const roomById = (db: Db, id: string): Promise<RoomRow | undefined> => selectRooms(db).where("r.id", "=", id).executeTakeFirst();

export const listRooms = (db: Db, siteId: string): Promise<RoomRow[]> =>
  selectRooms(db).where("r.site_id", "=", siteId).orderBy(asRead("r.name")).execute();

/** Answers false when the site already has a room of that name. */
export async function insertRoom(tx: Db, row: Insertable<PeopleTables["room"]>): Promise<boolean> {
  const done = await tables<PeopleTables>(tx)
    .insertInto("room")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
