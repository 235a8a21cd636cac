import { sql, tables, type Db, type RawBuilder } from "../../../platform/db.ts";
import type { Compared, OrderedBy } from "./ordered-by.ts";

/** A ticket's place in the order: what was answered, as text. */
export interface Placed {
  id: string;
  at: string;
}
type Condition = RawBuilder<boolean>;

/** Each rides an index of 0062, and texts that of 0123, from either end. Of `answer_word a`. */
const columns: Record<Exclude<Compared, "rank">, { column: RawBuilder<unknown>; kind: RawBuilder<unknown> }> = {
  number: { column: sql`a.number`, kind: sql`double precision` },
  day: { column: sql`a.day`, kind: sql`text` },
  word: { column: sql`(a.word collate as_read)`, kind: sql`text` },
};

/** A text is no number, as the index of texts has it. */
const has = (compared: Compared, words: readonly string[]): Condition => {
  if (compared === "rank") return sql<boolean>`a.word = any(${[...words]}::text[])`;
  return compared === "word" ? sql<boolean>`a.number is null` : sql<boolean>`${columns[compared].column} is not null`;
};

/** A row that is an answer which has a place. */
const isPlaced = ({ key, compared, words, shown }: OrderedBy): Condition =>
  sql<boolean>`a.key = ${key} and ${has(compared, words)} and ${shown}`;

/** Every word that was answered to a question, whoever may see it. */
export async function wordsAnswered(db: Db, key: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select distinct word from answer_word where key = ${key}`.execute(tables(db));
  return rows.map(({ word }) => word);
}

/** The tickets that were answered in, by what was, from a place on. */
export async function placedAfter(
  db: Db,
  condition: Condition,
  by: OrderedBy,
  down: boolean,
  after: Placed | null,
  limit: number,
): Promise<Placed[]> {
  const { rows } = await (
    by.compared === "rank" ? byRank(by, condition, down, after, limit) : byColumn(by, condition, down, after, limit)
  ).execute(tables(db));
  return rows;
}

function byColumn(by: OrderedBy, condition: Condition, down: boolean, after: Placed | null, limit: number) {
  const { column, kind } = columns[by.compared as keyof typeof columns];
  const end = down ? sql`desc` : sql`asc`;
  const from = after ? sql`and (${column}, a.ticket_id) ${down ? sql`<` : sql`>`} (${after.at}::${kind}, ${after.id}::uuid)` : sql``;
  return sql<Placed>`select ticket.id, ${column}::text as at from answer_word a join ticket on ticket.id = a.ticket_id
    where ${isPlaced(by)} and ${condition} ${from} order by ${column} ${end}, a.ticket_id ${end} limit ${limit}`;
}

/** Word by word in their order, each through the index. */
function byRank(by: OrderedBy, condition: Condition, down: boolean, after: Placed | null, limit: number) {
  const words = down ? by.words.toReversed() : by.words;
  const end = down ? sql`desc` : sql`asc`;
  const place = after ? words.indexOf(after.at) : -1;
  const rest = words.slice(Math.max(place, 0));
  // Behind the last one of its word; where that word is none any more, it begins anew.
  const from = after && place >= 0 ? sql`and (one.place > 1 or a.ticket_id ${down ? sql`<` : sql`>`} ${after.id}::uuid)` : sql``;
  return sql<Placed>`select found.id, one.word as at from unnest(${rest}::text[]) with ordinality as one(word, place)
    cross join lateral (
      select ticket.id from answer_word a join ticket on ticket.id = a.ticket_id
      where a.key = ${by.key} and a.word = one.word and ${by.shown} and ${condition} ${from} order by a.ticket_id ${end} limit ${limit}
    ) found order by one.place, found.id ${end} limit ${limit}`;
}

/** Nothing was answered that has a place. */
export const unplaced = (by: OrderedBy): Condition =>
  sql<boolean>`not exists (select from answer_word a where a.ticket_id = ticket.id and ${isPlaced(by)})`;

/** What was answered is this. */
export const saying = (by: OrderedBy, value: string): Condition => {
  const says =
    by.compared === "rank" ? sql`a.word = ${value}` : sql`${columns[by.compared].column} = ${value}::${columns[by.compared].kind}`;
  return sql<boolean>`exists (select from answer_word a where a.ticket_id = ticket.id and ${isPlaced(by)} and ${says})`;
};

/** What was answered in the tickets of a list, with how many; null: nothing. One walk over them. */
export async function valuesIn(db: Db, condition: Condition, by: OrderedBy): Promise<{ value: string | null; count: number }[]> {
  const column = by.compared === "rank" ? sql`a.word` : columns[by.compared].column;
  const { rows } = await sql<{ value: string | null; count: number }>`
    select answered.value, count(*)::int as count
    from ticket left join lateral (select ${column}::text as value from answer_word a where a.ticket_id = ticket.id and ${isPlaced(by)} limit 1) answered on true
    where ${condition} group by 1`.execute(tables(db));
  return rows;
}
