import { sql, tables, type Db } from "../../platform/db.ts";

/** Answers when the database does. */
export const ping = async (db: Db): Promise<void> => void (await sql`select 1`.execute(tables(db)));

export async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(tables(db));
  return rows.map((row) => row.name);
}

/**
 * Settings of PostgreSQL without which an accepted ticket can vanish, as far as they are off: for this connection, or, by
 * the role or the database, for the next one.
 */
export async function durabilityOff(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
    union
    select 'synchronous_commit' from pg_db_role_setting
    where setconfig && array['synchronous_commit=off', 'synchronous_commit=false', 'synchronous_commit=0', 'synchronous_commit=no']
      and setdatabase in (0, (select oid from pg_database where datname = current_database()))
      and setrole in (0, (select oid from pg_roles where rolname = current_user))
    order by name`.execute(tables(db));
  return rows.map((row) => row.name);
}

/** How far each reader of the event log is behind: the age in seconds of the oldest event it has not read. */
export async function lagOf(db: Db, readers: readonly string[]): Promise<{ name: string; seconds: number }[]> {
  const { rows } = await sql<{ name: string; seconds: number }>`
    select cursor.subscriber as name, extract(epoch from clock_timestamp() - next.at)::int as seconds
    from reaction_cursor as cursor
    cross join lateral (
      select at from event where (xid, id) > (cursor.xid, cursor.event_id) order by xid, id limit 1
    ) as next
    where cursor.subscriber = any (${[...readers]})
    order by seconds desc`.execute(tables(db));
  return rows;
}
