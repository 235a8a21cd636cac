import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { CompanyTables, KnownTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export type ProviderRow = Selectable<CompanyTables["identity_provider"]>;
export type GroupRow = CompanyTables["identity_provider_group"];
export type ShownGroup = GroupRow & { team: string | null };
export type ShownProvider = ProviderRow & { organization: string | null; directory: string | null; people: number };

const shown = (db: Db) =>
  own(db)
    .selectFrom("identity_provider as p")
    .leftJoin("organization_card as o", "o.id", "p.organization_id")
    .leftJoin("directory as d", "d.id", "p.directory_id")
    .selectAll("p")
    .select(["o.name as organization", "d.name as directory"])
    .select(sql<number>`(select count(*)::int from person_identity i where i.provider_id = p.id)`.as("people"));

export const listProviders = (db: Db): Promise<ShownProvider[]> => shown(db).orderBy("p.position").orderBy("p.id").execute();
export const showProvider = (db: Db, id: string): Promise<ShownProvider | undefined> => shown(db).where("p.id", "=", id).executeTakeFirst();

const plain = (db: Db) => own(db).selectFrom("identity_provider").selectAll();
export const providerByKey = (db: Db, key: string): Promise<ProviderRow | undefined> => plain(db).where("key", "=", key).executeTakeFirst();
export const providerById = (db: Db, id: string): Promise<ProviderRow | undefined> => plain(db).where("id", "=", id).executeTakeFirst();
export const lockProvider = (tx: Db, id: string): Promise<ProviderRow | undefined> =>
  plain(tx).where("id", "=", id).forUpdate().executeTakeFirst();
/** As it is now, and stays until the transaction ends. */
export const holdProvider = (tx: Db, id: string): Promise<ProviderRow | undefined> =>
  plain(tx).where("id", "=", id).forNoKeyUpdate().executeTakeFirst();

/** Those that stand on the sign-in page. */
export const openProviders = (db: Db): Promise<Pick<ProviderRow, "key" | "name">[]> =>
  own(db).selectFrom("identity_provider").select(["key", "name"]).where("active", "=", true).orderBy("position").orderBy("id").execute();

export const groupsOf = (db: Db, providerIds: readonly string[]): Promise<ShownGroup[]> =>
  own(db)
    .selectFrom("identity_provider_group as g")
    .leftJoin("team as t", "t.id", "g.team_id")
    .selectAll("g")
    .select("t.name as team")
    .where("g.provider_id", "=", sql<string>`any(${[...providerIds]}::uuid[])`)
    .orderBy("g.position")
    .execute();

export async function insertProvider(tx: Db, row: Insertable<CompanyTables["identity_provider"]>): Promise<boolean> {
  const done = await own(tx)
    .insertInto("identity_provider")
    .values(row)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const updateProvider = (tx: Db, id: string, values: Omit<Updateable<CompanyTables["identity_provider"]>, "version">) =>
  own(tx)
    .updateTable("identity_provider")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** How it went: no change of the settings. */
export const noteSignedIn = (tx: Db, id: string, now: Date) =>
  own(tx).updateTable("identity_provider").set({ signed_in_at: now }).where("id", "=", id).execute();

export async function putGroups(tx: Db, providerId: string, rows: readonly GroupRow[]): Promise<void> {
  await own(tx).deleteFrom("identity_provider_group").where("provider_id", "=", providerId).execute();
  if (rows.length > 0)
    await own(tx)
      .insertInto("identity_provider_group")
      .values([...rows])
      .execute();
}

export async function orderProviders(tx: Db, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await own(tx).updateTable("identity_provider").set({ position }).where("id", "=", id).execute();
}

export const providerIds = async (tx: Db): Promise<string[]> =>
  (await own(tx).selectFrom("identity_provider").select("id").orderBy("position").forUpdate().execute()).map(({ id }) => id);

export const anySecret = async (db: Db): Promise<boolean> =>
  (await own(db).selectFrom("identity_provider").select("id").limit(1).executeTakeFirst()) !== undefined;
