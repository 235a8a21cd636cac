import type pg from "pg";
import { quote } from "./describe-tables.ts";

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Takes the foreign keys away, so that tables can be filled in any order; answers how to put them back, which checks every row. */
export async function liftForeignKeys(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<ForeignKey>(`
    select t.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.contype = 'f' and c.conparentid = 0 and t.relnamespace = current_schema()::regnamespace
    order by t.relname, c.conname`);
  for (const { table, name } of rows) await client.query(`alter table ${quote(table)} drop constraint ${quote(name)}`);
  return async () => {
    for (const { table, name, definition } of rows)
      await client.query(`alter table ${quote(table)} add constraint ${quote(name)} ${definition}`);
  };
}
