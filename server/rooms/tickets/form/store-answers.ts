import { sql, tables, type Db } from "../../../platform/db.ts";
import { wholeFields } from "../../../../contract/form.ts";
import type { Field, FieldKept, FieldValue, FieldValues } from "../../../../contract/field.ts";
import type { Step } from "../../../../contract/step.ts";
import type { TicketTables } from "../tables.ts";

const open = (db: Db) => tables<TicketTables>(db);

interface SecretCard {
  key: string;
  written_by: string | null;
  written_by_name: string | null;
  written_at: string;
}

/** The form of a ticket and what stands apart from its row. */
export interface Form {
  type: { id: string; key: string; name_en: string; name_nb: string } | null;
  fields: Field[];
  steps: Step[];
  inner: FieldValues;
  secrets: SecretCard[];
  macros: string[];
}

const noForm: Form = { type: null, fields: [], steps: [], inner: {}, secrets: [], macros: [] };

/** In one statement. For those who see the inside alone. */
export async function formOf(db: Db, ticketId: string): Promise<Form> {
  const { rows } = await sql<Omit<Form, "fields"> & { fields: FieldKept[] | null }>`
    select (select json_build_object('id', f.id, 'key', f.key, 'name_en', f.name_en, 'name_nb', f.name_nb)
        from request_form_card f where f.id = ticket.request_type_id) as type,
      (select f.fields from request_form_card f where f.id = ticket.request_type_id) as fields,
      coalesce((select f.steps from request_form_card f where f.id = ticket.request_type_id), '[]') as steps,
      coalesce((select f.macro_ids from request_form_card f where f.id = ticket.request_type_id), '{}') as macros,
      coalesce((select jsonb_object_agg(key, value) from inner_answer where ticket_id = ticket.id), '{}') as inner,
      coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'written_by', s.written_by, 'written_at', s.written_at,
        'written_by_name', (select name from person_card where id = s.written_by))) from secret_answer s where s.ticket_id = ticket.id), '[]')
        as secrets
    from ticket where id = ${ticketId}`.execute(tables(db));
  const [row] = rows;
  return row ? { ...row, fields: wholeFields(row.fields ?? []) } : noForm;
}

export const keepInner = (tx: Db, ticketId: string, answers: readonly (readonly [key: string, value: FieldValue])[]) =>
  open(tx)
    .insertInto("inner_answer")
    .values(answers.map(([key, value]) => ({ ticket_id: ticketId, key, value: JSON.stringify(value) })))
    .onConflict((at) => at.columns(["ticket_id", "key"]).doUpdateSet((row) => ({ value: row.ref("excluded.value") })))
    .execute();

export const forgetInner = (tx: Db, ticketId: string, keys: readonly string[]) =>
  open(tx)
    .deleteFrom("inner_answer")
    .where("ticket_id", "=", ticketId)
    .where("key", "in", [...keys])
    .execute();

type Written = { key: string; secret: string };
export const keepSecrets = (tx: Db, ticketId: string, by: string | null, now: Date, secrets: readonly Written[]) =>
  open(tx)
    .insertInto("secret_answer")
    .values(secrets.map((one) => ({ ...one, ticket_id: ticketId, written_by: by, written_at: now })))
    .onConflict((at) =>
      at.columns(["ticket_id", "key"]).doUpdateSet((row) => ({
        secret: row.ref("excluded.secret"),
        written_by: row.ref("excluded.written_by"),
        written_at: row.ref("excluded.written_at"),
      })),
    )
    .execute();

export const forgetSecrets = (tx: Db, ticketId: string, keys: readonly string[]) =>
  open(tx)
    .deleteFrom("secret_answer")
    .where("ticket_id", "=", ticketId)
    .where("key", "in", [...keys])
    .execute();

export const findSecret = (db: Db, ticketId: string, key: string) =>
  open(db).selectFrom("secret_answer").select("secret").where("ticket_id", "=", ticketId).where("key", "=", key).executeTakeFirst();

/** What was written before a ticket closed. */
export const destroySecrets = (tx: Db, ticketId: string, until: Date) =>
  open(tx).deleteFrom("secret_answer").where("ticket_id", "=", ticketId).where("written_at", "<=", until).execute();

/** What was answered in the open tickets of a request type. The open ones are found by ticket_active_due_idx. */
export interface OpenAnswers {
  fields: FieldValues;
  inner: FieldValues;
  secrets: string[];
}
export async function openAnswers(db: Db, requestTypeId: string): Promise<OpenAnswers[]> {
  const { rows } = await sql<OpenAnswers>`
    select ticket.fields,
      coalesce((select jsonb_object_agg(key, value) from inner_answer where ticket_id = ticket.id), '{}') as inner,
      array(select key from secret_answer where ticket_id = ticket.id) as secrets
    from ticket where active and discarded_at is null and request_type_id = ${requestTypeId}`.execute(tables(db));
  return rows;
}
