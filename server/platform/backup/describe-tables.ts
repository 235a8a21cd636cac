import type pg from "pg";

export interface TableShape {
  name: string;
  /** Those that hold something of their own: a generated column follows from the others, and so does one that says that a trigger brings it. */
  columns: string[];
  /** The order of its rows in a backup, as SQL: by primary key, the same whatever the collation of the database is. */
  order: string;
}

/** Every table of ours, by name; not what extensions brought, and not the list of migrations, which restoring writes anew. */
export async function describeTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and coalesce(col_description(c.oid, a.attnum), '') not like 'brought by %') as columns,
      coalesce(
        (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.at)
          from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, at)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
          where i.indrelid = c.oid and i.indisprimary),
        quote_ident(c.relname) || '::text collate "C"') as "order"
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migration'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`);
  return rows;
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The triggers that fill the columns that no backup holds, as SQL that lets them work while rows are loaded. */
export async function letBring(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; trigger: string }>(`
    select c.relname as table, substring(col_description(c.oid, a.attnum) from '^brought by (\\w+)') as trigger
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and col_description(c.oid, a.attnum) like 'brought by %'`);
  return rows.map(({ table, trigger }) => `alter table ${quote(table)} enable trigger ${quote(trigger)}`);
}

export interface SequenceState {
  name: string;
  value: string;
  used: boolean;
}

/** Read after the snapshot: a sequence runs ahead of what is committed, never behind. */
export async function readSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'S' order by 1",
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query<SequenceState>(
      `select '${name}' as name, last_value::text as value, is_called as used from ${quote(name)}`,
    );
    states.push(...found);
  }
  return states;
}
