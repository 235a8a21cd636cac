import type { Updateable } from "kysely";
import type { Language } from "../../../contract/shapes.ts";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { PeopleTables } from "./tables.ts";

/** A person with the names of their places. */
export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  email_failing_since: Date | null;
  email_failing_reason: string | null;
  phone: string | null;
  mobile: string | null;
  title: string | null;
  department: string | null;
  language: Language;
  time_zone: string;
  organization_id: string | null;
  organization_name: string | null;
  site_id: string | null;
  site_name: string | null;
  room_id: string | null;
  room_name: string | null;
  active: boolean;
  external_id: string | null;
  source: string | null;
  version: number;
  created_at: Date;
}

const wholePerson = (db: Blueprint<PeopleTables>) =>
  db
    .selectFrom("person as p")
    .leftJoin("organization as o", "o.id", "p.organization_id")
    .leftJoin("site as s", "s.id", "p.site_id")
    .leftJoin("room as r", "r.id", "p.room_id")
    .select(["p.id", "p.name", "p.email", "p.phone", "p.mobile", "p.title", "p.department", "p.language", "p.time_zone"])
    .select(["p.organization_id", "o.name as organization_name", "p.site_id", "s.name as site_name", "p.room_id", "r.name as room_name"])
    .select(["p.active", "p.external_id", "p.source", "p.version", "p.created_at"])
    .select(["p.email_failing_since", "p.email_failing_reason"]);

const selectPeople = (db: Db) => wholePerson(tables<PeopleTables>(db));

const byId = prepared((db: Blueprint<PeopleTables>, { id }: { id: string }) => wholePerson(db).where("p.id", "=", id));
export const personById = async (db: Db, id: string): Promise<PersonRow | undefined> => (await byId(db, { id }))[0];

const byEmail = prepared((db: Blueprint<PeopleTables>, { email }: { email: string }) => wholePerson(db).where("p.email", "=", email));
export const personByEmail = async (db: Db, email: string): Promise<PersonRow | undefined> => (await byEmail(db, { email }))[0];

/** Those of them that somebody has. */
export const peopleByEmails = prepared((db: Blueprint<PeopleTables>, { emails }: { emails: string[] }) =>
  wholePerson(db).where("p.email", "=", sql<string>`any(${emails}::text[])`),
);

export const peopleByIds = (db: Db, ids: readonly string[]): Promise<PersonRow[]> =>
  selectPeople(db)
    .where("p.id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();

/** Those of them who were given a role. */
export const entrustedAmong = (db: Db, ids: readonly string[]): Promise<PeopleTables["entrusted_person"][]> =>
  tables<PeopleTables>(db)
    .selectFrom("entrusted_person")
    .selectAll()
    .where("person_id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();

/** Locks the person, so that two changes at once follow each other. */
export const lockPerson = (tx: Db, id: string) =>
  tables<PeopleTables>(tx).selectFrom("person").select("id").where("id", "=", id).forUpdate().executeTakeFirst();

/** The same for many, in one order: two who lock several never wait for each other in a circle. */
export const lockPeople = (tx: Db, ids: readonly string[]) =>
  tables<PeopleTables>(tx)
    .selectFrom("person")
    .select("id")
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy("id")
    .forUpdate()
    .execute();

export interface WantedTerm {
  kind: number;
  prefix: string;
}

export interface PeopleFilter {
  organization?: string;
  active?: boolean;
  external_id?: string;
  source?: string;
  /** One list per word that was typed: the ways in which a person may have it. */
  wanted: WantedTerm[][];
}

// Past every text that begins with the prefix: the terms are compared byte by byte.
const beyond = "\u{10ffff}";
const hasTerm = ({ kind, prefix }: WantedTerm) => sql<boolean>`(t.kind = ${kind} and t.term >= ${prefix} and t.term < ${prefix + beyond})`;

/** By name, after a cursor, one more than asked for. Rides person_read_idx or person_organization_read_idx. */
export function listPeople(db: Db, filter: PeopleFilter, after: readonly unknown[] | null, limit: number): Promise<PersonRow[]> {
  let query = selectPeople(db)
    .orderBy(asRead("p.name"))
    .orderBy("p.id")
    .limit(limit + 1);
  if (filter.organization) query = query.where("p.organization_id", "=", filter.organization);
  if (filter.active !== undefined) query = query.where("p.active", "=", filter.active);
  if (filter.external_id !== undefined) query = query.where("p.external_id", "=", filter.external_id);
  if (filter.source !== undefined) query = query.where("p.source", "=", filter.source);
  for (const ways of filter.wanted) {
    query = query.where("p.id", "in", (from) =>
      from
        .selectFrom("person_term as t")
        .select("t.person_id")
        .where(sql<boolean>`(${sql.join(ways.map(hasTerm), sql` or `)})`),
    );
  }
  if (after) query = query.where(sql<boolean>`(${asRead("p.name")}, p.id) > (${after[0]}, ${after[1]}::uuid)`);
  return query.execute();
}

type NewPerson = Pick<
  PersonRow,
  | "id"
  | "name"
  | "email"
  | "phone"
  | "mobile"
  | "title"
  | "department"
  | "language"
  | "time_zone"
  | "organization_id"
  | "site_id"
  | "room_id"
  | "external_id"
  | "source"
>;

const insertOnce = prepared((db: Blueprint<PeopleTables>, given: NewPerson) =>
  db
    .insertInto("person")
    .values({
      id: given.id,
      name: given.name,
      email: given.email,
      phone: given.phone,
      mobile: given.mobile,
      title: given.title,
      department: given.department,
      language: given.language,
      time_zone: given.time_zone,
      organization_id: given.organization_id,
      site_id: given.site_id,
      room_id: given.room_id,
      external_id: given.external_id,
      source: given.source,
    })
    .onConflict((at) => at.doNothing())
    .returning(["id", "name", "email", "phone", "mobile", "title", "department", "language", "time_zone"])
    .returning(["organization_id", "site_id", "room_id", "active", "external_id", "source", "version", "created_at"])
    .returning(["email_failing_since", "email_failing_reason"])
    .returning([
      sql<string | null>`(select name from organization where id = person.organization_id)`.as("organization_name"),
      sql<string | null>`(select name from site where id = person.site_id)`.as("site_name"),
      sql<string | null>`(select name from room where id = person.room_id)`.as("room_name"),
    ]),
);
/** Undefined when the mail or the external id is already somebody's. */
export const insertPerson = async (tx: Db, row: NewPerson): Promise<PersonRow | undefined> => (await insertOnce(tx, row))[0];

export async function updatePerson(tx: Db, id: string, changes: Updateable<PeopleTables["person"]>): Promise<void> {
  await tables<PeopleTables>(tx)
    .updateTable("person")
    .set({ ...changes, version: sql<number>`version + 1`, updated_at: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
}

/** Somebody other than `except` who has it. */
export function personHaving(
  db: Db,
  what: { email: string } | { source: string | null; external_id: string | null },
  except: string | null,
): Promise<{ id: string } | undefined> {
  let query = tables<PeopleTables>(db).selectFrom("person").select("id");
  if (except) query = query.where("id", "<>", except);
  query =
    "email" in what
      ? query.where("email", "=", what.email)
      : query.where("source", "=", what.source).where("external_id", "=", what.external_id);
  return query.executeTakeFirst();
}
