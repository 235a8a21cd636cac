import type { OverPromise } from "../../../contract/promises.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { insideScopeOf, scopeOf } from "../tickets/index.ts";
import type { PromiseTables } from "./tables.ts";

export interface FigureRow {
  team_id: string;
  team: string;
  kept: number;
  broken: number;
}

/** Somebody's own, or those of teams; null: of all. */
export type Whose = { personId: string } | { teamIds: readonly string[] | null };

function narrowed(whose: Whose) {
  if ("personId" in whose) return sql<boolean>`p.promised_by = ${whose.personId}`;
  return whose.teamIds ? sql<boolean>`p.team_id = any(${[...whose.teamIds]}::uuid[])` : sql<boolean>`true`;
}

/** What somebody promised, or what every open ticket is owed. */
export type Counted = "word" | "update";
const ofKind = (what: Counted) => (what === "update" ? sql<boolean>`p.what = 'update'` : sql<boolean>`p.what <> 'update'`);

/** My own words stay mine; of others' words somebody reads those of tickets whose inside they see. */
const seen = (actor: Actor, whose: Whose) =>
  "personId" in whose ? scopeOf(actor) : sql<boolean>`(ticket.discarded_at is null and ${insideScopeOf(actor)})`;

/** By team, of the tickets that the actor may see. Rides promise_made_idx. */
export async function countKept(db: Db, actor: Actor, from: Date, to: Date, whose: Whose, what: Counted = "word"): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select p.team_id, team.name as team,
      (count(*) filter (where p.state = 'kept'))::int as kept, (count(*) filter (where p.state = 'broken'))::int as broken
    from promise p join ticket on ticket.id = p.ticket_id join team_card team on team.id = p.team_id
    where p.state in ('kept', 'broken') and p.due_at >= ${from} and p.due_at < ${to} and ${ofKind(what)} and ${narrowed(whose)} and ${seen(actor, whose)}
    group by 1, 2 order by 2, 1`.execute(tables<PromiseTables>(db));
  return rows;
}

interface Part {
  what: Counted;
  state: "kept" | "broken" | undefined;
  after: [string, string] | null;
  limit: number;
}

type OverRow = Pick<PromiseTables["promise"], "id" | "ticket_id" | "what" | "words" | "due_at" | "done_at"> &
  Pick<OverPromise, "state"> & { number: number; subject: string };

/** Those that `countKept` counts, the latest first, one more than asked for. Rides promise_over_idx. */
export async function listOver(
  db: Db,
  actor: Actor,
  from: Date,
  to: Date,
  whose: Whose,
  { what, state, after, limit }: Part,
): Promise<OverRow[]> {
  const { rows } = await sql<OverRow>`
    select p.id, p.ticket_id, p.what, p.words, p.state, p.due_at, p.done_at, ticket.number, ticket.subject
    from promise p join ticket on ticket.id = p.ticket_id
    where p.state in ('kept', 'broken') and p.due_at >= ${from} and p.due_at < ${to} and ${ofKind(what)} and ${narrowed(whose)} and ${seen(actor, whose)}
      and ${state ? sql<boolean>`p.state = ${state}` : sql<boolean>`true`}
      and ${after ? sql<boolean>`(p.due_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql<boolean>`true`}
    order by p.due_at desc, p.id desc limit ${limit + 1}`.execute(tables<PromiseTables>(db));
  return rows;
}
