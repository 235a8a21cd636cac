import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { PeopleTables } from "./tables.ts";
import { kinds } from "./terms.ts";

export interface HitRow {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  department: string | null;
  organization: string | null;
  site: string | null;
  room: string | null;
  technician: boolean;
}

/** A range of terms: those of the kinds that begin with the prefix. */
export interface Terms {
  kinds: readonly number[];
  prefix: string;
}

// Past every text that begins with the prefix: the terms are compared byte by byte.
const beyond = "\u{10ffff}";
const within = ({ kinds: some, prefix }: Terms) =>
  sql`t.kind in (${sql.raw(some.join(", "))}) and t.term >= ${prefix} and t.term < ${prefix + beyond}`;

/** One index range per kind, each in the order of its terms: read only as far as somebody asks for more. */
const inOrder = (terms: Terms) =>
  sql.join(
    terms.kinds.map(
      (kind) =>
        sql`(select t.person_id, t.term from person_term t where ${within({ kinds: [kind], prefix: terms.prefix })} order by t.term)`,
    ),
    sql` union all `,
  );

/** Another word that the people found have to have, in one of these ways. */
export interface Wanted {
  ways: readonly (Terms | { near: readonly string[] })[];
  /** Its terms are so few that collecting them all is quicker than asking person by person. */
  few: boolean;
}

function hasToo({ ways, few }: Wanted): RawBuilder<unknown> {
  const one = ways.map((way) =>
    "near" in way ? sql`(t.kind = ${kinds.name} and t.term = any(${way.near}::text[]))` : sql`(${within(way)})`,
  );
  // Neither is a join on purpose: the planner cannot guess how many names begin with "ber", and picks joins that take 100 ms.
  // "is true" keeps the first a set that is collected once and looked into, and with it the order of the index.
  if (few)
    return sql`(found.person_id in (${sql.join(
      one.map((way) => sql`select t.person_id from person_term t where ${way}`),
      sql` union all `,
    )})) is true`;
  return sql`(select true from person_term t where t.person_id = found.person_id and (${sql.join(one, sql` or `)}) limit 1)`;
}

/** The person itself is looked at last: the planner would begin with it, for everybody whose name begins alike. */
const chosen = (others: readonly Wanted[]) => {
  const active = sql`(select p.active from person p where p.id = found.person_id)`;
  return others.length === 0 ? active : sql`case when ${sql.join(others.map(hasToo), sql` and `)} then ${active} else false end`;
};

const show = (db: Db, found: RawBuilder<unknown>) =>
  sql<HitRow>`
  with hit as materialized (${found})
  select p.id, p.name, p.email, coalesce(p.phone, p.mobile) as phone, p.title, p.department,
    (select o.name from organization o where o.id = p.organization_id) as organization,
    (select s.name from site s where s.id = p.site_id) as site,
    (select r.name from room r where r.id = p.room_id) as room,
    exists (select from technician v where v.person_id = p.id) as technician
  from hit join person p on p.id = hit.person_id order by hit.place, p.name collate as_read`.execute(tables<PeopleTables>(db));

/** Active people with one of the terms and every other wanted word, in the order of the terms: exact before longer ones. */
export async function peopleByTerms(db: Db, terms: Terms, others: readonly Wanted[], enough: number): Promise<HitRow[]> {
  const found = sql`select found.person_id, found.term as place from (${inOrder(terms)}) found
    where ${chosen(others)} limit ${enough}`;
  return (await show(db, found)).rows;
}

/** Active people with exactly this number. */
export async function peopleHavingNumber(db: Db, digits: string, most: number): Promise<HitRow[]> {
  const found = sql`select found.person_id, '' as place from person_term found
    where found.kind = ${sql.raw(String(kinds.number))} and found.term = ${digits} and ${chosen([])} limit ${most}`;
  return (await show(db, found)).rows;
}

/** Active people with one of the words as a word of their name, in the order of the words, and every other wanted word. */
export async function peopleByWords(db: Db, words: readonly string[], others: readonly Wanted[], enough: number): Promise<HitRow[]> {
  const found = sql`select found.person_id, found.place from unnest(${words}::text[]) with ordinality w (word, place)
    cross join lateral (select t.person_id, w.place from person_term t where t.kind = ${kinds.name} and t.term = w.word offset 0) found
    where ${chosen(others)} limit ${enough}`;
  return (await show(db, found)).rows;
}

/** How many terms there are in each range, counted as far as `most`. */
export async function countTerms(db: Db, ranges: readonly Terms[], most: number): Promise<number[]> {
  const counts = ranges.map(
    (range) => sql`(select count(*)::int from (select from person_term t where ${within(range)} limit ${most}) counted)`,
  );
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(tables<PeopleTables>(db));
  return rows[0]?.counts ?? [];
}

/**
 * For each word the words of names that it may be meant for: those that share letters with it, its `swapped` forms, and for a
 * word too short to share three letters the ones of its length that begin alike. Rides the two indexes of name_word.
 */
export async function similarWords(db: Db, words: readonly { word: string; swapped: readonly string[] }[]): Promise<Map<string, string[]>> {
  if (words.length === 0) return new Map();
  const alike = (word: string) => sql`union select word from name_word
    where word >= ${word.slice(0, 1)} and word < ${word.slice(0, 1) + beyond} and length(word) between ${word.length - 1} and ${word.length + 1}`;
  const each = words.map(
    ({ word, swapped }) => sql`select ${word} as word, array(
      select word from name_word where word % ${word} union select word from name_word where word = any(${swapped}::text[])
      ${word.length < 5 ? alike(word) : sql``} order by 1) as near`,
  );
  const { rows } = await sql<{ word: string; near: string[] }>`${sql.join(each, sql` union all `)}`.execute(tables<PeopleTables>(db));
  return new Map(rows.map((row) => [row.word, row.near]));
}
