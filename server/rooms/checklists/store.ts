import type { Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { ChecklistTables } from "./tables.ts";

const open = (db: Db) => tables<ChecklistTables>(db);

export type ChecklistRow = Selectable<ChecklistTables["ticket_checklist"]>;
type NewItem = Omit<ChecklistTables["ticket_checklist_item"], "done_by" | "done_at">;

export const insertChecklist = (tx: Db, row: ChecklistRow) => open(tx).insertInto("ticket_checklist").values(row).execute();

export const insertChecklists = (tx: Db, rows: readonly ChecklistRow[]) =>
  open(tx)
    .insertInto("ticket_checklist")
    .values([...rows])
    .execute();

/** Of these, those that are there and of which nothing is done: their names, by id. Rides ticket_checklist_item_idx. */
export async function untouchedAmong(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select c.id, c.name from ticket_checklist c where c.id = any(${[...ids]}::uuid[])
    and not exists (select from ticket_checklist_item i where i.checklist_id = c.id and i.done_at is not null)`.execute(open(db));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those of which nothing is done go. */
export const deleteUntouched = (tx: Db, ids: readonly string[]) =>
  sql`delete from ticket_checklist c where c.id = any(${[...ids]}::uuid[])
    and not exists (select from ticket_checklist_item i where i.checklist_id = c.id and i.done_at is not null)`.execute(open(tx));

/** However many: they are one parameter. */
export const insertItems = (tx: Db, rows: readonly NewItem[]) =>
  sql`insert into ticket_checklist_item (id, checklist_id, place, text, mandatory)
    select g.id, g.checklist_id, g.place, g.text, g.mandatory from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as g (id uuid, checklist_id uuid, place int, text text, mandatory boolean)`.execute(open(tx));

/** Of these tickets, the first one first. Rides ticket_checklist_ticket_idx. */
export const checklistsOf = (db: Db, ticketIds: readonly string[]) =>
  open(db)
    .selectFrom("ticket_checklist as c")
    .leftJoin("person_card as adder", "adder.id", "c.added_by")
    .selectAll("c")
    .select("adder.name as adder_name")
    .where("c.ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy("c.added_at")
    .orderBy("c.id")
    .execute();

/** Of one ticket. Rides ticket_checklist_ticket_idx. */
export const checklistIds = async (db: Db, ticketId: string): Promise<string[]> =>
  (await open(db).selectFrom("ticket_checklist").select("id").where("ticket_id", "=", ticketId).execute()).map(({ id }) => id);

export const itemsOf = (db: Db, checklistIds: readonly string[]) =>
  open(db)
    .selectFrom("ticket_checklist_item as i")
    .leftJoin("person_card as doer", "doer.id", "i.done_by")
    .selectAll("i")
    .select("doer.name as doer_name")
    .where("i.checklist_id", "=", sql<string>`any(${[...checklistIds]}::uuid[])`)
    .orderBy("i.place")
    .orderBy("i.id")
    .execute();
export type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number];

export const findChecklist = (db: Db, id: string): Promise<ChecklistRow | undefined> =>
  open(db).selectFrom("ticket_checklist").selectAll().where("id", "=", id).executeTakeFirst();

export const tickItem = (tx: Db, id: string, by: string | null, at: Date | null) =>
  open(tx).updateTable("ticket_checklist_item").set({ done_by: by, done_at: at }).where("id", "=", id).execute();

/** Gives each item of a checklist its place. */
export const placeItems = (tx: Db, ids: readonly string[]) =>
  sql`update ticket_checklist_item item set place = wanted.place - 1
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place) where item.id = wanted.id`.execute(open(tx));

export const deleteChecklist = (tx: Db, id: string) => open(tx).deleteFrom("ticket_checklist").where("id", "=", id).execute();
