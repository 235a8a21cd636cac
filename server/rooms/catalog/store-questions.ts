import type { Field, FieldKept } from "../../../contract/field.ts";
import { wholeFields } from "../../../contract/form.ts";
import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { CatalogTables } from "./tables.ts";

/** A question of a request type, also one that is asked no more. */
export interface Question {
  type_id: string;
  field: Field;
  /** Its type is offered and it is asked. */
  offered: boolean;
}

/** What steps of these keys are called, whichever type has them. */
export async function stepNames(db: Db, keys: readonly string[], language: Language): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; label: Record<Language, string> }>`
    select s ->> 'key' as key, s -> 'label' as label from request_type r, jsonb_array_elements(r.steps) s
    where s ->> 'key' = any(${keys}::text[]) order by r.position desc`.execute(tables<CatalogTables>(db));
  return new Map(rows.map(({ key, label }) => [key, label[language]]));
}

/** Whether a request type has a step of this key. */
export async function hasStep(db: Db, key: string): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from request_type r, jsonb_array_elements(r.steps) s where s ->> 'key' = ${key}) as any`.execute(
    tables<CatalogTables>(db),
  );
  return rows[0]?.any ?? false;
}

/** The questions of these keys, of whichever type: several types may ask by the same one. There are as many types as an organization offers. */
export async function questionsByKeys(db: Db, keys: readonly string[]): Promise<Question[]> {
  const { rows } = await sql<{ type_id: string; active: boolean; field: FieldKept }>`
    select r.id as type_id, r.active, asked.field
    from request_type r, jsonb_array_elements(r.fields) as asked(field)
    where asked.field ->> 'key' = any(${keys}::text[]) order by r.active desc, r.position, r.key`.execute(tables<CatalogTables>(db));
  return rows.flatMap(({ type_id, active, field }) =>
    wholeFields([field]).map((whole) => ({ type_id, field: whole, offered: active && !whole.retired })),
  );
}
