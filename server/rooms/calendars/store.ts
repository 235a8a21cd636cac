import type { Selectable, Updateable } from "kysely";
import type { Named } from "../../../contract/shapes.ts";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { CalendarTables } from "./tables.ts";

export type CalendarRow = Selectable<CalendarTables["calendar"]>;
const open = (db: Db) => tables<CalendarTables>(db);
const active = (db: Db) => open(db).selectFrom("calendar").selectAll().where("active", "=", true);

export const allCalendars = (db: Db): Promise<CalendarRow[]> => active(db).orderBy(asRead("name")).execute();
export const findCalendar = (db: Db, id: string): Promise<CalendarRow | undefined> => active(db).where("id", "=", id).executeTakeFirst();
export const lockCalendar = (tx: Db, id: string): Promise<CalendarRow | undefined> =>
  active(tx).where("id", "=", id).forUpdate().executeTakeFirst();

/** Those whose feed was not asked since this moment. */
export const feedsToRead = (db: Db, before: Date): Promise<CalendarRow[]> =>
  active(db)
    .where("feed_url", "is not", null)
    .where((is) => is.or([is("feed_tried_at", "is", null), is("feed_tried_at", "<", before)]))
    .orderBy("id")
    .execute();

/** Another one of this name. */
export const namedAlike = (db: Db, name: string, not: string | null) =>
  open(db)
    .selectFrom("calendar")
    .select("id")
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("active", "=", true)
    .where(sql<boolean>`id is distinct from ${not}::uuid`)
    .executeTakeFirst();

type Plain = Pick<CalendarRow, "name" | "time_zone" | "hours" | "holidays" | "exceptions" | "feed_url">;
const written = ({ hours, holidays, exceptions, ...plain }: Plain) => ({
  ...plain,
  hours: JSON.stringify(hours),
  holidays: JSON.stringify(holidays),
  exceptions: JSON.stringify(exceptions),
});

export const insertCalendar = async (tx: Db, id: string, values: Plain, now: Date): Promise<void> =>
  void (await open(tx)
    .insertInto("calendar")
    .values({ id, ...written(values), changed_at: now })
    .execute());

/** `anew`: its feed is another one, and what was read is forgotten. */
export async function updateCalendar(tx: Db, id: string, values: Plain, now: Date, anew: boolean): Promise<void> {
  const forgotten = { feed_holidays: "[]", feed_not_understood: 0, feed_read_at: null, feed_tried_at: null, feed_failure: null };
  await open(tx)
    .updateTable("calendar")
    .set({ ...written(values), ...(anew && forgotten), changed_at: now, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** What became of asking its feed; undefined where it has another one by now. */
export async function noteFeed(tx: Db, { id, feed_url }: CalendarRow, values: Updateable<CalendarTables["calendar"]>, changed: boolean) {
  const done = await open(tx)
    .updateTable("calendar")
    .set({ ...values, ...(changed && { version: sql`version + 1` }) })
    .where("id", "=", id)
    .where("feed_url", "=", feed_url)
    .where("active", "=", true)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function endCalendar(tx: Db, id: string, now: Date): Promise<void> {
  // First, since from when on nobody has it is told by its own time.
  await open(tx).updateTable("calendar").set({ active: false, changed_at: now }).where("id", "=", id).execute();
  await open(tx).deleteFrom("calendar_team").where("calendar_id", "=", id).execute();
  await open(tx).deleteFrom("calendar_site").where("calendar_id", "=", id).execute();
}

/** Who is open by it from now on; whoever had another one lets go of that. */
export async function setUsers(tx: Db, kind: "team" | "site", id: string, users: readonly string[]): Promise<void> {
  const [table, column] = [sql.table(`calendar_${kind}`), sql.ref(`${kind}_id`)];
  await sql`delete from ${table} where calendar_id = ${id} and ${column} <> all(${[...users]}::uuid[])`.execute(open(tx));
  await sql`insert into ${table} (${column}, calendar_id) select unnest(${[...users]}::uuid[]), ${id}
    on conflict (${column}) do update set calendar_id = excluded.calendar_id`.execute(open(tx));
}

export interface User extends Named {
  calendar_id: string;
}
export const teamsWith = async (db: Db): Promise<User[]> =>
  (
    await sql<User>`select t.id, t.name, c.calendar_id from calendar_team c join team t on t.id = c.team_id order by t.name collate as_read, t.id`.execute(
      open(db),
    )
  ).rows;
export const sitesWith = async (db: Db): Promise<User[]> =>
  (
    await sql<User>`select s.id, s.name, c.calendar_id from calendar_site c join site_card s on s.id = c.site_id order by s.name collate as_read, s.id`.execute(
      open(db),
    )
  ).rows;

/** Which of these are no teams, or no sites. */
export async function unknownUsers(db: Db, kind: "team" | "site", ids: readonly string[]): Promise<number[]> {
  const table = sql.table(kind === "team" ? "team" : "site_card");
  const { rows } = await sql<{ place: number }>`select (given.place - 1)::int as place
    from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place) where not exists (select from ${table} t where t.id = given.id)
    order by place`.execute(open(db));
  return rows.map(({ place }) => place);
}
