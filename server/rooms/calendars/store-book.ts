import { sql, tables, type Db } from "../../platform/db.ts";
import type { Calendar } from "./clock/calendar.ts";
import type { CalendarTables } from "./tables.ts";

/** Which versions there are of which calendar, oldest first. */
export async function versionsKept(db: Db): Promise<{ calendar_id: string; version: number; from_at: Date }[]> {
  const { rows } = await sql<{ calendar_id: string; version: number; from_at: Date }>`select calendar_id, version, from_at
    from calendar_version order by calendar_id, version`.execute(tables<CalendarTables>(db));
  return rows;
}

export interface KeptVersion extends Calendar {
  calendar_id: string;
  version: number;
  name: string;
}

/** What these versions said; each as `calendar version`. */
export async function versionsNamed(db: Db, keys: readonly string[]): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`select calendar_id, version, name, time_zone, hours, holidays, exceptions
    from calendar_version where (calendar_id, version) in (select split_part(k, ' ', 1)::uuid, split_part(k, ' ', 2)::int
      from unnest(${[...keys]}::text[]) k)`.execute(tables<CalendarTables>(db));
  return rows;
}

/** The version of a moment and the one before it, the newer first. */
export async function versionsAt(db: Db, id: string, at: Date): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`select calendar_id, version, name, time_zone, hours, holidays, exceptions from calendar_version
    where calendar_id = ${id} and version <= (select max(version) from calendar_version where calendar_id = ${id} and from_at = ${at})
    order by version desc limit 2`.execute(tables<CalendarTables>(db));
  return rows;
}

export interface Use {
  kind: "team" | "site";
  user_id: string;
  from_at: Date;
  calendar_id: string | null;
}

/** Who was open by which calendar, from when on, oldest first. */
export async function usesKept(db: Db): Promise<Use[]> {
  const { rows } = await sql<Use>`select kind, user_id, from_at, calendar_id from calendar_use order by from_at`.execute(
    tables<CalendarTables>(db),
  );
  return rows;
}
