import type { Selectable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { ChecklistTables, Step } from "./tables.ts";

const open = (db: Db) => tables<ChecklistTables>(db);

export type TemplateRow = Selectable<ChecklistTables["checklist_template"]>;

export const listTemplates = (db: Db): Promise<TemplateRow[]> =>
  open(db).selectFrom("checklist_template").selectAll().where("active", "=", true).orderBy(asRead("name")).orderBy("id").execute();

export const findTemplate = (db: Db, id: string): Promise<TemplateRow | undefined> =>
  open(db).selectFrom("checklist_template").selectAll().where("id", "=", id).where("active", "=", true).executeTakeFirst();

/** As `findTemplate`, and nobody else changes it until this transaction ends. */
export const lockTemplate = (tx: Db, id: string): Promise<TemplateRow | undefined> =>
  open(tx).selectFrom("checklist_template").selectAll().where("id", "=", id).where("active", "=", true).forUpdate().executeTakeFirst();

interface Written {
  id: string;
  name: string;
  items: readonly Step[];
}

/** undefined: another one has the name. */
export const insertTemplate = (tx: Db, { id, name, items }: Written, now: Date): Promise<TemplateRow | undefined> =>
  open(tx)
    .insertInto("checklist_template")
    .values({ id, name, items: JSON.stringify(items), changed_at: now })
    .onConflict((at) => at.doNothing())
    .returningAll()
    .executeTakeFirst();

export const updateTemplate = (tx: Db, { id, name, items }: Written, now: Date): Promise<TemplateRow> =>
  open(tx)
    .updateTable("checklist_template")
    .set({ name, items: JSON.stringify(items), changed_at: now, version: sql`version + 1` })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Another one that is offered under this name. */
export const namedAlike = (db: Db, name: string, not: string) =>
  open(db)
    .selectFrom("checklist_template")
    .select("id")
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("active", "=", true)
    .where("id", "!=", not)
    .executeTakeFirst();

export const endTemplate = (tx: Db, id: string, now: Date) =>
  open(tx).updateTable("checklist_template").set({ active: false, changed_at: now }).where("id", "=", id).execute();

/** Those of these that are offered. */
export const templatesByIds = (db: Db, ids: readonly string[]): Promise<TemplateRow[]> =>
  open(db)
    .selectFrom("checklist_template")
    .selectAll()
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .where("active", "=", true)
    .execute();

/** Whether a ticket has a checklist that was copied from this one. Rides ticket_checklist_ticket_idx. */
export async function hasChecklistOf(db: Db, ticketId: string, templateId: string): Promise<boolean> {
  const { rows } = await sql`select from ticket_checklist where ticket_id = ${ticketId} and template_id = ${templateId} limit 1`.execute(
    open(db),
  );
  return rows.length > 0;
}
