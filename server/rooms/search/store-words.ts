import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";

/** The same question in both languages: a word is found by its stem in either. Most stems are the same in both, and are asked for once. */
export function asked(query: string): RawBuilder<unknown> {
  const english = sql`to_tsquery('english', ${query})`;
  const norwegian = sql`to_tsquery('norwegian', ${query})`;
  return sql`(case when ${english} = ${norwegian} then ${english} else ${english} || ${norwegian} end)`;
}

interface Kind {
  /** Its rows as `id` of the ticket, `search`, `at` and `place`, by which walking back from the newest rides an index. */
  rows: RawBuilder<unknown>;
  newest: RawBuilder<unknown>;
  open: number;
  inner: number;
  /** So many of the newest matches are weighed; a word that is in a tenth of a million tickets would otherwise cost seconds. */
  weighed: number;
}
const tickets: Kind = {
  rows: sql`(select id, search, opened_at as at, id as place from ticket_text where discarded_at is null)`,
  newest: sql`order by at desc, place desc`,
  open: 1,
  inner: 0,
  weighed: 400,
};
const texts = { newest: sql`order by place desc`, weighed: 150 };
const replies: Kind = { ...texts, rows: sql`(select ticket_id as id, search, at, id as place from reply_text)`, open: 0.4, inner: 0 };
const notes: Kind = { ...texts, rows: sql`(select ticket_id as id, search, at, id as place from note_text)`, open: 0, inner: 0.4 };

/** A question as PostgreSQL reads it: of a query, or one that was read before and goes along as a value, whose statement is planned once. */
type Wanted = RawBuilder<unknown>;
const readBefore = (question: string): Wanted => sql`${question}::tsquery`;

/** Each match with its rank among the words of everybody and of technicians. */
const ranked = ({ open, inner }: Kind, wanted: Wanted, from: RawBuilder<unknown>) => {
  const rank = (weight: number) => (weight === 0 ? sql`0` : sql`${sql.lit(weight)} * ts_rank(search, ${wanted})`);
  return sql`(select id, at, ${rank(open)} as open_rank, ${rank(inner)} as inner_rank from ${from} match)`;
};

/** Found by the index of words first: materialized, so that the order comes after. `when`: asked once, before anything is looked for. */
const byIndex = (kind: Kind, wanted: Wanted, when: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> =>
  sql`(with held as materialized (select * from ${kind.rows} words where search @@ ${wanted})
    select * from held where ${when} order by at desc limit ${literal(kind.weighed)})`;

/** So many of the newest are walked back over: a word that came up today is in many of them and in none before. */
const furthest = 20_000;
/**
 * The newest that hold the words, in the order of an index; where there are too few on the way, all that hold them are found by the index of words.
 * "is true" keeps PostgreSQL from that one, whatever it guesses.
 */
const walkingBack = (kind: Kind, wanted: Wanted): RawBuilder<unknown> => {
  const enough = sql`(select count(*) from walked) >= ${literal(kind.weighed)}`;
  return sql`(with walked as materialized (
      select * from (select * from ${kind.rows} words ${kind.newest} limit ${literal(furthest)}) newest
      where (search @@ ${wanted}) is true limit ${literal(kind.weighed)})
    select * from walked where ${enough} union all ${byIndex(kind, wanted, sql`not ${enough}`)})`;
};

const looked = 300;
/** So many of `looked`: from here on walking back to enough of them is the shorter way. */
const common = 6;

interface Look {
  question: string;
  counts: number[];
}

/** The question, read, and how many of the newest of each kind hold it. PostgreSQL's own guess is far off for the beginning of a word. */
async function lookAtNewest(db: Db, query: string, kinds: readonly Kind[]): Promise<Look> {
  const counts = kinds.map(
    ({ rows, newest }) => sql`(select count(*) filter (where search @@ wanted.question)
      from (select search from ${rows} words ${newest} limit ${literal(looked)}) newest)`,
  );
  const { rows } = await sql<Look>`with wanted as materialized (select ${asked(query)} as question)
    select question::text as question, array[${sql.join(counts)}]::int[] as counts from wanted`.execute(tables(db));
  return rows[0] ?? { question: "", counts: [] };
}

/** What somebody may find who may read nearly all: the newest that hold the words. */
export async function wordsAnywhere(db: Db, query: string): Promise<RawBuilder<unknown>[]> {
  const kinds = [tickets, replies, notes];
  const { question, counts } = await lookAtNewest(db, query, kinds);
  const wanted = readBefore(question);
  return kinds.map((kind, n) => ranked(kind, wanted, (counts[n] ?? 0) >= common ? walkingBack(kind, wanted) : byIndex(kind, wanted)));
}

/** A requester's tickets are few: they are gathered first (`mine`), and their texts are looked through; never those of notes. */
export const wordsAmongMine = (query: string): RawBuilder<unknown>[] =>
  [tickets, replies].map((kind) =>
    ranked(
      kind,
      asked(query),
      sql`(select * from ${kind.rows} words where search @@ ${asked(query)} and id in (select id from mine)
        order by at desc limit ${literal(kind.weighed)})`,
    ),
  );
