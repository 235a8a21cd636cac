import type pg from "pg";

/** Everything that makes a schema, as sorted lines: two databases with the same lines have the same schema. */
export async function schemaOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    with ours as (
      select c.oid, c.relname, c.relkind from pg_class c
      where c.relnamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    )
    select format('column %s %s %s %s %s %s', o.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end, pg_get_expr(d.adbin, d.adrelid)) as line
      from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum where o.relkind in ('r', 'p', 'v', 'm')
    union all select format('constraint %s %s', o.relname, pg_get_constraintdef(c.oid)) from ours o join pg_constraint c on c.conrelid = o.oid
    union all select format('index %s', pg_get_indexdef(o.oid)) from ours o where o.relkind = 'i'
    union all select format('view %s %s', o.relname, pg_get_viewdef(o.oid)) from ours o where o.relkind in ('v', 'm')
    union all select format('trigger %s %s', o.relname, pg_get_triggerdef(t.oid)) from ours o join pg_trigger t on t.tgrelid = o.oid and not t.tgisinternal
    union all select format('sequence %s %s', o.relname, s.seqstart) from ours o join pg_sequence s on s.seqrelid = o.oid
    union all select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
        and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    order by line`);
  return rows.map(({ line }) => line);
}
