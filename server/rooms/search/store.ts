import type { Actor } from "../../platform/actor.ts";
import { lastly, sql, tables, transaction, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import { insideScopeOf, isStaff, scopeOf } from "../tickets/index.ts";
import { markEnd, markStart } from "./highlight.ts";
import type { Question } from "./question.ts";
import { asked, wordsAmongMine, wordsAnywhere } from "./store-words.ts";

export interface Hit {
  id: string;
  rank: number;
  /** Whether the reader sees its inside. */
  inside: boolean;
}

interface Options {
  limit: number;
  solved: boolean;
  as?: "requester";
}

const solvedOnly = (solved: boolean) =>
  solved ? sql`and ticket.status in ('resolved', 'closed') and ticket.resolution is not null` : sql``;

/** The best are looked at for who may read them and what of it counts for this reader: so many for each that is wanted. */
const considered = 20;

const asksAsStaff = (actor: Actor, { as }: Options): boolean => isStaff(actor) && as !== "requester";
const insideFor = (actor: Actor, options: Options): RawBuilder<boolean> =>
  asksAsStaff(actor, options) ? sql<boolean>`(${insideScopeOf(actor)} is true)` : sql<boolean>`false`;

const byNumber = (number: number) =>
  sql`(select id, opened_at as at, 100 as open_rank, 0 as inner_rank from ticket_text where number = ${number})`;

/** What the desk's own words ask goes one way whatever they are, and is planned once: by the index of words, or in an index's order. */
const oneWay = { plan_cache_mode: "force_generic_plan", enable_seqscan: "off", enable_sort: "off" };
/** What a requester asks goes by how many tickets are theirs. */
const byItsWords = { plan_cache_mode: "force_custom_plan", enable_seqscan: "off" };

/**
 * The best tickets for a question that the actor may read. What serves a requester never names the text of notes, and a note
 * finds nothing for a technician who is only the requester of its ticket.
 */
export async function findTickets(db: Db, actor: Actor, question: Question, options: Options): Promise<Hit[]> {
  const inside = asksAsStaff(actor, options);
  const mine = inside ? sql`` : sql`mine as materialized (select id from ticket_text ticket where ${scopeOf(actor, options.as)}),`;
  const numbered = question.number === null ? [] : [byNumber(question.number)];
  const worded = async (tx: Db, { query }: Question) => (query === null ? [] : inside ? wordsAnywhere(tx, query) : wordsAmongMine(query));
  return transaction(
    db,
    async (tx) => {
      const parts = [...numbered, ...(await worded(tx, question))];
      if (parts.length === 0) return [];
      const found = sql<Hit>`with ${mine}
        best as materialized (
          select id, sum(open_rank) as open_rank, sum(inner_rank) as inner_rank, max(at) as at
          from (${sql.join(parts, sql` union all `)}) part
          group by id order by sum(open_rank) + sum(inner_rank) desc, max(at) desc limit ${literal(options.limit * considered)})
        select ticket.id, open_rank + case when ${insideScopeOf(actor)} then inner_rank else 0 end as rank, ${insideFor(actor, options)} as inside
        from best join ticket_text ticket on ticket.id = best.id
        where ${scopeOf(actor, options.as)} and (open_rank > 0 or ${insideScopeOf(actor)}) ${solvedOnly(options.solved)}
        order by rank desc, best.at desc limit ${literal(options.limit)}`;
      return askWith(tx, inside ? oneWay : byItsWords, found);
    },
    { closable: true },
  );
}

/** The last of its transaction, under settings of its own. */
async function askWith<T>(tx: Db, settings: Record<string, string>, query: RawBuilder<T>): Promise<T[]> {
  const set = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  const ask = () => Promise.all([sql`select ${sql.join(set)}`.execute(tables(tx)), query.execute(tables(tx))]);
  const [, { rows }] = await lastly(tx, ask);
  return rows;
}

/** Forgives spelling in subjects ("otlook"): for when words as typed find next to nothing. Rides ticket_subject_trgm_idx. */
export function findMisspelt(db: Db, actor: Actor, plain: string, options: Options): Promise<Hit[]> {
  const alike = sql<Hit>`
    select id, word_similarity(${plain}, lower(subject)) as rank, inside
    from (select id, subject, opened_at, ${insideFor(actor, options)} as inside from ticket_text ticket
      where ${plain} <% lower(subject) and ${scopeOf(actor, options.as)} ${solvedOnly(options.solved)}
      order by opened_at desc, id desc limit ${literal(1000)}) alike
    order by rank desc, opened_at desc limit ${literal(options.limit)}`;
  // PostgreSQL's own 0.6 asks for nearly all letters: one missing letter in a short word is below it.
  const settings = { "pg_trgm.word_similarity_threshold": "0.45", plan_cache_mode: "force_custom_plan" };
  return transaction(db, (tx) => askWith(tx, settings, alike), { closable: true });
}

export interface Words {
  /** A short piece of its public text with the found words marked; null where no words were asked for. */
  marked: string | null;
  resolution: string | null;
}

/** What a hit says beside its row in a list. */
export async function wordsOf(db: Db, ids: string[], query: string | null): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map();
  const options = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=24, MinWords=8, MaxFragments=1`;
  const text = sql`translate(subject || ' — ' || left(description || ' ' || coalesce(resolution, ''), 4000), ${markStart + markEnd}, '')`;
  const marked = query === null ? sql`null` : sql`ts_headline('norwegian', ${text}, ${asked(query)}, ${options})`;
  const { rows } = await sql<Words & { id: string }>`
    select id, ${marked} as marked, resolution from ticket_text where id = any(${ids}::uuid[])`.execute(tables(db));
  return new Map(rows.map((row) => [row.id, row]));
}
