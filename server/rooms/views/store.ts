import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { Actor } from "../../platform/actor.ts";
import type { ViewTables } from "./tables.ts";

const views = (db: Db) => tables<ViewTables>(db);
type Values = Omit<Insertable<ViewTables["ticket_view"]>, "marks"> & { marks: string };
export type ViewChange = Omit<Updateable<ViewTables["ticket_view"]>, "marks"> & { marks?: string };

export const insertView = (tx: Db, row: Values) => views(tx).insertInto("ticket_view").values(row).execute();

/** The one way views are read: with who made it, its team, and where this reader has put it. */
const select = (db: Db, reader: string) =>
  views(db)
    .selectFrom("ticket_view as view")
    .innerJoin("person_card as owner", "owner.id", "view.owner_id")
    .leftJoin("team_card as team", "team.id", "view.team_id")
    .leftJoin("ticket_view_place as placed", (on) => on.onRef("placed.view_id", "=", "view.id").on("placed.person_id", "=", reader))
    .selectAll("view")
    .select(["owner.name as owner_name", "team.key as team_key", "team.name as team_name", "team.tier as team_tier"])
    .select((use) => use.fn.coalesce("placed.pinned", sql<boolean>`false`).as("pinned"));
export type ViewRow = NonNullable<Awaited<ReturnType<typeof findView>>>;

export const findView = (db: Db, id: string, reader: string) => select(db, reader).where("view.id", "=", id).executeTakeFirst();

/** Held until this transaction ends. */
export const lockView = (tx: Db, id: string): Promise<Selectable<ViewTables["ticket_view"]> | undefined> =>
  views(tx).selectFrom("ticket_view").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** Whose views somebody has in their column; the same rule as `mayUseView`, but for those who look after teams and are in some. */
const inColumnOf = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(view.scope = 'shared'
  or (view.scope = 'personal' and view.owner_id = ${actor.personId})
  or (view.scope = 'team' and ${
    actor.teamIds.size === 0 && actor.permissions.has("teams:write")
      ? sql<boolean>`true`
      : sql<boolean>`view.team_id = any(${[...actor.teamIds]}::uuid[])`
  }))`;

/** Those pinned first, in this person's order, then by name. */
export const viewsOf = (db: Db, actor: Actor, reader: string): Promise<ViewRow[]> =>
  select(db, reader)
    .where("view.retired_at", "is", null)
    .where(inColumnOf(actor))
    .orderBy(sql`coalesce(placed.pinned, false) desc, placed.place nulls last, view.name collate as_read, view.id`)
    .execute();

export const updateView = (tx: Db, id: string, values: ViewChange) =>
  views(tx)
    .updateTable("ticket_view")
    .set({ ...values, version: sql<number>`version + 1` })
    .where("id", "=", id)
    .execute();

/** In this order from now on, and no other of theirs in any. */
export async function placeViews(tx: Db, personId: string, placed: readonly { id: string; pinned: boolean }[]): Promise<void> {
  await views(tx).deleteFrom("ticket_view_place").where("person_id", "=", personId).execute();
  if (placed.length === 0) return;
  const rows = placed.map(({ id, pinned }, place) => ({ person_id: personId, view_id: id, place, pinned }));
  await views(tx).insertInto("ticket_view_place").values(rows).execute();
}
