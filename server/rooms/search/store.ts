import type { Actor } from "../../platform/actor.ts";
import { sql, tables, transaction, type Db, type RawBuilder } from "../../platform/db.ts";
import { insideScopeOf, isStaff, scopeOf } from "../tickets/index.ts";
import { markEnd, markStart } from "./highlight.ts";
import type { Question } from "./question.ts";

export interface Hit {
  id: string;
  rank: number;
}

/** The same question in both languages: a word is found by its stem in either. */
const asked = (query: string): RawBuilder<unknown> => sql`(to_tsquery('english', ${query}) || to_tsquery('norwegian', ${query}))`;
/** Newest matches first are weighed; a word that is in a tenth of a million tickets would otherwise cost seconds. */
const weighed = 1000;

/** A requester's tickets are few, so they come first; a technician may read nearly all, so the words come first. */
type Within = RawBuilder<unknown>;
const amongMine: Within = sql`and id in (select id from mine)`;
const anywhere: Within = sql``;

const inText = (table: "reply_text" | "note_text", query: string, within: Within) => sql`
  (select id, 0.4 * ts_rank(search, ${asked(query)}) as rank, ${sql.lit(table === "note_text")} as inner_words from (select ticket_id as id, search, at from ${sql.table(table)}) words
    where search @@ ${asked(query)} ${within} order by at desc limit ${weighed})`;
const inTickets = (query: string, within: Within) => sql`
  (select id, ts_rank(search, ${asked(query)}) as rank, false as inner_words from ticket_text
    where search @@ ${asked(query)} ${within} order by opened_at desc limit ${weighed})`;
const byNumber = (number: number) => sql`(select id, 100::real as rank, false as inner_words from ticket_text where number = ${number})`;

const solvedOnly = (solved: boolean) =>
  solved ? sql`and ticket.status in ('resolved', 'closed') and ticket.resolution is not null` : sql``;

/**
 * The best tickets for a question that the actor may read. What serves a requester never names the text of notes, and a note
 * finds nothing for a technician who is only the requester of its ticket.
 */
export async function findTickets(
  db: Db,
  actor: Actor,
  question: Question,
  options: { limit: number; solved: boolean; as?: "requester" },
): Promise<Hit[]> {
  const inside = isStaff(actor) && options.as !== "requester";
  const within = inside ? anywhere : amongMine;
  const mine = inside ? sql`` : sql`with mine as materialized (select id from ticket_text ticket where ${scopeOf(actor, options.as)})`;
  const parts = [
    ...(question.number === null ? [] : [byNumber(question.number)]),
    ...(question.query === null ? [] : [inTickets(question.query, within), inText("reply_text", question.query, within)]),
    ...(question.query !== null && inside ? [inText("note_text", question.query, within)] : []),
  ];
  if (parts.length === 0) return [];
  const { rows } = await sql<Hit>`${mine}
    select ticket.id, sum(found.rank) as rank
    from (${sql.join(parts, sql` union all `)}) found join ticket_text ticket on ticket.id = found.id
    where ${scopeOf(actor, options.as)} and (not found.inner_words or ${insideScopeOf(actor)}) ${solvedOnly(options.solved)}
    group by ticket.id, ticket.opened_at order by rank desc, ticket.opened_at desc limit ${options.limit}`.execute(tables(db));
  return rows;
}

/** Forgives spelling in subjects ("otlook"): for when words as typed find next to nothing. Rides ticket_subject_trgm_idx. */
export const findMisspelt = (
  db: Db,
  actor: Actor,
  plain: string,
  options: { limit: number; solved: boolean; as?: "requester" },
): Promise<Hit[]> =>
  transaction(db, async (tx) => {
    // PostgreSQL's own 0.6 asks for nearly all letters: one missing letter in a short word is below it.
    await sql`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`.execute(tables(tx));
    const { rows } = await sql<Hit>`
      select ticket.id, word_similarity(${plain}, lower(subject)) as rank from ticket_text ticket
      where ${plain} <% lower(subject) and ${scopeOf(actor, options.as)} ${solvedOnly(options.solved)}
      order by rank desc, ticket.opened_at desc limit ${options.limit}`.execute(tables(tx));
    return rows;
  });

/** A short piece of each ticket's public text with the found words marked. */
export async function highlights(db: Db, ids: string[], query: string | null): Promise<Map<string, string>> {
  if (query === null || ids.length === 0) return new Map();
  const options = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=24, MinWords=8, MaxFragments=1`;
  const { rows } = await sql<{ id: string; marked: string }>`
    select id, ts_headline('norwegian', translate(subject || ' — ' || left(description || ' ' || coalesce(resolution, ''), 4000), ${markStart + markEnd}, ''), ${asked(query)}, ${options}) as marked
    from ticket_text where id = any(${ids}::uuid[])`.execute(tables(db));
  return new Map(rows.map((row) => [row.id, row.marked]));
}
