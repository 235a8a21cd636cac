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

// Past every text that begins with the prefix: the terms are compared byte by byte.
const beyond = "\u{10ffff}";
const begins = (prefix: string) => sql`>= ${prefix} and t.term < ${prefix + beyond}`;

/** What a word has to be like, in one of these ways. */
export interface Wanted {
  prefix: string;
  /** How the prefix sounds, where that counts too. */
  sound?: string;
  /** Whole words that were perhaps meant. */
  near?: string[];
}

/** People who have the wanted word too. Walks the few terms of one person. */
function hasToo(wanted: Wanted): RawBuilder<unknown> {
  const ways = [sql`(t.term ${begins(wanted.prefix)} and t.kind <> ${kinds.sound})`];
  if (wanted.sound) ways.push(sql`(t.term ${begins(wanted.sound)} and t.kind = ${kinds.sound})`);
  if (wanted.near?.length) ways.push(sql`(t.term = any(${wanted.near}::text[]) and t.kind = ${kinds.name})`);
  return sql`exists (select from person_term t where t.person_id = p.id and (${sql.join(ways, sql` or `)}))`;
}

const columns = sql`p.id, p.name, p.email, coalesce(p.phone, p.mobile) as phone, p.title, p.department,
  o.name as organization, s.name as site, r.name as room,
  exists (select from technician v where v.person_id = p.id) as technician`;
const places = sql`left join organization o on o.id = p.organization_id left join site s on s.id = p.site_id left join room r on r.id = p.room_id`;

/**
 * Active people with a term of `kind` that begins with `prefix` and every other wanted word, in the order of the terms,
 * so that exact words come before longer ones. Reads person_term_idx from the prefix on and stops when it has enough.
 */
export async function peopleByPrefix(db: Db, kind: number, prefix: string, others: readonly Wanted[], enough: number): Promise<HitRow[]> {
  const conditions = others.map((wanted) => sql`and ${hasToo(wanted)}`);
  const { rows } = await sql<HitRow>`
    with found as materialized (
      select t.person_id, t.term from person_term t join person p on p.id = t.person_id
      where t.kind = ${kind} and t.term ${begins(prefix)} and p.active ${sql.join(conditions, sql` `)}
      order by t.kind, t.term, t.person_id limit ${enough}
    )
    select ${columns} from found f join person p on p.id = f.person_id ${places}
    order by f.term, p.name`.execute(tables<PeopleTables>(db));
  return rows;
}

/** Active people with one of the words as a word of their name, and every other wanted word. */
export async function peopleByWords(db: Db, words: readonly string[], others: readonly Wanted[], enough: number): Promise<HitRow[]> {
  const conditions = others.map((wanted) => sql`and ${hasToo(wanted)}`);
  const { rows } = await sql<HitRow>`
    with found as materialized (
      select t.person_id, w.place from unnest(${words}::text[]) with ordinality w (word, place)
      join person_term t on t.kind = ${kinds.name} and t.term = w.word join person p on p.id = t.person_id
      where p.active ${sql.join(conditions, sql` `)} order by w.place limit ${enough}
    )
    select ${columns} from found f join person p on p.id = f.person_id ${places}
    order by f.place, p.name`.execute(tables<PeopleTables>(db));
  return rows;
}

/** Words of names that share letters with a word, most alike first. Rides person_term_name_idx. */
export async function similarWords(db: Db, word: string, swapped: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ term: string }>`
    select term from (
      select distinct term from person_term where kind = ${kinds.name} and term % ${word}
      union select term from person_term where kind = ${kinds.name} and term = any(${swapped}::text[])
    ) as near order by similarity(term, ${word}) desc, term limit 60`.execute(tables<PeopleTables>(db));
  return rows.map((row) => row.term);
}
