import type { Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { insertTerms } from "./store-terms.ts";
import type { PeopleTables } from "./tables.ts";
import { termsOf } from "./terms.ts";

export type ImportedPerson = Omit<
  Selectable<PeopleTables["person"]>,
  "active" | "version" | "created_at" | "updated_at" | "email_failing_since" | "email_failing_reason"
>;

const columns = [
  "id",
  "name",
  "email",
  "phone",
  "mobile",
  "title",
  "department",
  "language",
  "time_zone",
  "organization_id",
  "site_id",
  "room_id",
  "external_id",
  "source",
] as const;

/** Whoever has one of the addresses, or one of the external ids of the source. */
export const peopleKnownBy = (
  db: Db,
  emails: readonly string[],
  source: string,
  externalIds: readonly string[],
): Promise<ImportedPerson[]> =>
  tables<PeopleTables>(db)
    .selectFrom("person")
    .select(columns)
    .where((is) =>
      is.or([
        is("email", "=", sql<string>`any(${emails}::text[])`),
        is.and([is("source", "=", source), is("external_id", "=", sql<string>`any(${externalIds}::text[])`)]),
      ]),
    )
    .execute();

const atOnce = 2000;
const recordset = sql`(id uuid, name text, email text, phone text, mobile text, title text, department text, language text,
  time_zone text, organization_id uuid, site_id uuid, room_id uuid, external_id text, source text)`;

async function inPortions<T>(rows: readonly T[], write: (portion: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await write(rows.slice(from, from + atOnce));
}

const termsFor = (people: readonly ImportedPerson[]) =>
  people.flatMap((person) => termsOf(person).map(({ term, kind }) => ({ person_id: person.id, term, kind })));

/** Adds people and what they are found by, thousands per statement. */
export const insertPeople = (tx: Db, people: readonly ImportedPerson[]): Promise<void> =>
  inPortions(people, async (portion) => {
    const list = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into person (${list}) select ${list} from jsonb_to_recordset(${JSON.stringify(portion)}::jsonb) as r ${recordset}`.execute(
      tables<PeopleTables>(tx),
    );
    await insertTerms(tx, termsFor(portion));
  });

export const updatePeople = (tx: Db, people: readonly ImportedPerson[]): Promise<void> =>
  inPortions(people, async (portion) => {
    const db = tables<PeopleTables>(tx);
    const sets = sql.join(columns.filter((column) => column !== "id").map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
    const kept = (column: string) => sql`case when p.email = r.email then p.${sql.ref(column)} end`;
    await sql`update person p set ${sets}, email_failing_since = ${kept("email_failing_since")}, email_failing_reason = ${kept("email_failing_reason")}, version = p.version + 1, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(portion)}::jsonb) as r ${recordset} where p.id = r.id`.execute(db);
    await db
      .deleteFrom("person_term")
      .where("person_id", "=", sql<string>`any(${portion.map((person) => person.id)}::uuid[])`)
      .execute();
    await insertTerms(tx, termsFor(portion));
  });

/** They work here, or have left. */
export async function setActive(tx: Db, ids: readonly string[], active: boolean): Promise<void> {
  if (ids.length === 0) return;
  await tables<PeopleTables>(tx)
    .updateTable("person")
    .set({ active, version: sql<number>`version + 1`, updated_at: sql<Date>`now()` })
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export const insertRooms = (tx: Db, rooms: readonly PeopleTables["room"][]): Promise<void> =>
  inPortions(rooms, (portion) =>
    tables<PeopleTables>(tx)
      .insertInto("room")
      .values([...portion])
      .execute(),
  );

export const allRooms = (db: Db): Promise<PeopleTables["room"][]> => tables<PeopleTables>(db).selectFrom("room").selectAll().execute();
export const allOrganizations = (db: Db) => tables<PeopleTables>(db).selectFrom("organization").selectAll().orderBy("id").execute();
