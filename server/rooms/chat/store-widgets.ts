import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import type { ChatTables } from "./tables.ts";

const own = (db: Db) => tables<ChatTables>(db);

export type WidgetRow = Selectable<ChatTables["chat_widget"]>;
export type ShownWidget = WidgetRow & { team_name: string | null; going: number };

const shown = (db: Db) =>
  own(db)
    .selectFrom("chat_widget as w")
    .leftJoin("team_card as team", "team.id", "w.team_id")
    .selectAll("w")
    .select([
      "team.name as team_name",
      sql<number>`(select count(*) from chat c where c.widget_id = w.id and c.state <> 'ended')`.as("going"),
    ]);

export const listWidgets = (db: Db): Promise<ShownWidget[]> => shown(db).orderBy(asRead("w.name")).orderBy("w.id").execute();

export const findWidget = (db: Db, by: "id" | "key", value: string): Promise<ShownWidget | undefined> =>
  shown(db).where(`w.${by}`, "=", value).executeTakeFirst();

/** As of a second ago at most: every visitor's page asks. */
export const recallWidget = remembered(/^chat_widget\./, (db, key: string) =>
  own(db).selectFrom("chat_widget").selectAll().where("key", "=", key).where("active", "=", true).executeTakeFirst(),
);

/** The one that the portal offers. */
export const portalWidget = remembered(/^chat_widget\./, (db, _: "portal") =>
  own(db).selectFrom("chat_widget").selectAll().where("in_portal", "=", true).where("active", "=", true).executeTakeFirst(),
);

export const lockWidget = (tx: Db, id: string): Promise<WidgetRow | undefined> =>
  own(tx).selectFrom("chat_widget").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** False where the key is taken. */
export async function insertWidget(tx: Db, row: Insertable<ChatTables["chat_widget"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("chat_widget")
    .values(row)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const changeWidgetRow = (tx: Db, id: string, values: Omit<Updateable<ChatTables["chat_widget"]>, "version">) =>
  own(tx)
    .updateTable("chat_widget")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** The portal offers one: the one before steps back. */
export const leavePortal = (tx: Db, but: string) =>
  own(tx).updateTable("chat_widget").set({ in_portal: false }).where("in_portal", "=", true).where("id", "<>", but).execute();
