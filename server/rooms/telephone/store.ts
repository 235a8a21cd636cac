import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { TelephoneTables } from "./tables.ts";

const own = (db: Db) => tables<TelephoneTables>(db);

export type SystemRow = Selectable<TelephoneTables["telephone_system"]>;
export type ShownSystem = SystemRow & { team_name: string | null } & Pick<
    Selectable<TelephoneTables["telephone_connection"]>,
    "connected_at" | "failing_since" | "fault"
  >;

const shown = (db: Db) =>
  own(db)
    .selectFrom("telephone_system as s")
    .leftJoin("team_card as team", "team.id", "s.team_id")
    .selectAll("s")
    .leftJoin("telephone_connection as c", "c.system_id", "s.id")
    .select(["team.name as team_name", "c.connected_at", "c.failing_since", "c.fault"]);

export const listSystems = (db: Db): Promise<ShownSystem[]> => shown(db).orderBy(asRead("s.name")).orderBy("s.id").execute();

export const findSystem = (db: Db, id: string): Promise<ShownSystem | undefined> => shown(db).where("s.id", "=", id).executeTakeFirst();

export const systemByToken = (db: Db, hash: Buffer): Promise<SystemRow | undefined> =>
  own(db).selectFrom("telephone_system").selectAll().where("token_hash", "=", hash).executeTakeFirst();

export const lockSystem = (tx: Db, id: string): Promise<SystemRow | undefined> =>
  own(tx).selectFrom("telephone_system").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const insertSystem = (tx: Db, row: Insertable<TelephoneTables["telephone_system"]>) =>
  own(tx).insertInto("telephone_system").values(row).execute();

export const changeSystemRow = (tx: Db, id: string, values: Omit<Updateable<TelephoneTables["telephone_system"]>, "version">) =>
  own(tx)
    .updateTable("telephone_system")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** Once a minute at most: a row that everybody writes is a row that everybody waits for. */
export const noteHeard = (db: Db, id: string, now: Date) =>
  own(db)
    .updateTable("telephone_system")
    .set({ last_event_at: now })
    .where("id", "=", id)
    .where(sql<boolean>`coalesce(last_event_at < ${now}::timestamptz - interval '1 minute', true)`)
    .execute();

export const countSystems = async (db: Db): Promise<number> =>
  (
    await own(db)
      .selectFrom("telephone_system")
      .select(sql<number>`count(*)::int`.as("n"))
      .executeTakeFirst()
  )?.n ?? 0;

export const anySecret = async (db: Db): Promise<boolean> =>
  (await own(db).selectFrom("telephone_system").select("id").where("secret", "is not", null).limit(1).executeTakeFirst()) !== undefined;

export const linesOf = (db: Db, systemIds: readonly string[]) =>
  own(db)
    .selectFrom("telephone_line as l")
    .innerJoin("person_card as p", "p.id", "l.person_id")
    .select(["l.system_id", "l.line", "l.person_id", "p.name"])
    .where("l.system_id", "=", sql<string>`any(${[...systemIds]}::uuid[])`)
    .orderBy("l.line")
    .orderBy(asRead("p.name"))
    .orderBy("p.id")
    .execute();

export async function replaceLines(tx: Db, rows: readonly TelephoneTables["telephone_line"][], systemId: string): Promise<void> {
  await own(tx).deleteFrom("telephone_line").where("system_id", "=", systemId).execute();
  if (rows.length > 0)
    await own(tx)
      .insertInto("telephone_line")
      .values([...rows])
      .onConflict((at) => at.columns(["system_id", "folded", "person_id"]).doNothing())
      .execute();
}

/** Who works here and is rung at one of these lines. */
export const peopleAt = (db: Db, systemId: string, folded: readonly string[]) =>
  own(db)
    .selectFrom("telephone_line as l")
    .innerJoin("person_card as p", "p.id", "l.person_id")
    .select(["l.folded", "l.person_id", "p.name"])
    .where("l.system_id", "=", systemId)
    .where("l.folded", "=", sql<string>`any(${[...folded]}::text[])`)
    .where("p.active", "=", true)
    .orderBy(asRead("p.name"))
    .orderBy("l.person_id")
    .limit(100)
    .execute();

/** False where the same id was taken before. */
export async function takeOnce(tx: Db, systemId: string, messageId: string, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows: n } = await own(tx)
    .insertInto("telephone_taken")
    .values({ system_id: systemId, message_id: messageId, taken_at: now })
    .onConflict((at) => at.columns(["system_id", "message_id"]).doNothing())
    .executeTakeFirst();
  return (n ?? 0n) > 0n;
}
