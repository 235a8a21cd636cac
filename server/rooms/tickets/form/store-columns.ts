import type { FieldValues } from "../../../../contract/field.ts";
import { sql, tables, type Db } from "../../../platform/db.ts";

interface Answered {
  id: string;
  request_type_id: string;
  open: FieldValues;
  inner: FieldValues;
}

/** What was answered to a few questions in tickets that were listed already, also inside; without those that answer none. By primary keys. */
export async function answersOf(db: Db, ids: readonly string[], keys: readonly string[]): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select ticket.id, ticket.request_type_id, coalesce(given.open, '{}') as open, coalesce(given.inner, '{}') as inner
    from ticket cross join lateral (
      select (select jsonb_object_agg(key, value) from jsonb_each(ticket.fields) where key = any(${keys}::text[])) as open,
        (select jsonb_object_agg(key, value) from inner_answer where inner_answer.ticket_id = ticket.id and key = any(${keys}::text[])) as inner
    ) given
    where ticket.id = any(${ids}::uuid[]) and ticket.request_type_id is not null and (given.open is not null or given.inner is not null)`.execute(
    tables(db),
  );
  return rows;
}

/** What files are called that are answers in these tickets, also inside, by their id. */
export async function fileNamesIn(db: Db, ids: readonly string[], files: readonly string[]): Promise<[string, string][]> {
  if (files.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select file_card.id, file_card.name from attachment join file_card on file_card.id = attachment.file_id
    where attachment.ticket_id = any(${ids}::uuid[]) and attachment.file_id = any(${files}::uuid[])
    union all select file_card.id, file_card.name from inner_attachment join file_card on file_card.id = inner_attachment.file_id
    where inner_attachment.ticket_id = any(${ids}::uuid[]) and inner_attachment.file_id = any(${files}::uuid[])`.execute(tables(db));
  return rows.map(({ id, name }) => [id, name]);
}
