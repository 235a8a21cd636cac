import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { mayAnswer, mayReadInside, mayReadTicket, mayReply, mayWorkOn, mayWriteInside, rightsOn, type TicketFacts } from "./policy.ts";
import { factsOf, findTicket, lockTicket, type Judged } from "./store.ts";
import { findTold, lockJudged, type JudgedRow, type ToldRow } from "./store-judged.ts";
import type { TicketRow } from "./store-rows.ts";

const visible = <Row extends Judged>(actor: Actor, row: Row | undefined): Row => {
  if (!row || !mayReadTicket(actor, factsOf(row))) throw notFound("ticket");
  return row;
};

/** As `loadTicket`, with as much of the ticket as its story tells. */
export const loadTold = async (db: Db, actor: Actor, key: string): Promise<ToldRow> => visible(actor, await findTold(db, key));

/** A ticket that the actor may read, by id or number; 404 otherwise. */
export const loadTicket = async (db: Db, actor: Actor, key: string): Promise<TicketRow> => visible(actor, await findTicket(db, key));

export type Right = keyof ReturnType<typeof rightsOn>;
type Shown = Pick<TicketRow, "status" | "team_name" | "assignee_name" | "merged_into">;

const merged = ({ id, number }: { id: string; number: number }): Problem =>
  new Problem(409, "merged", { facts: { number }, extra: { ticket_id: id, ticket_number: number } });

/** Somebody's membership lets them see the team's tickets and not change them. */
const looksOnly = (actor: Actor, row: Judged): boolean => mayReadInside(actor, factsOf(row)) && !mayWriteInside(actor, factsOf(row));
const readOnlyHere = (row: Pick<TicketRow, "team_name">): Problem => new Problem(403, "only_looks", { facts: { team: row.team_name } });

/** Why a right is missing, in the order in which a person can do something about it. */
function refusal(facts: TicketFacts, row: Judged & Shown, actor: Actor, right: Right): Problem {
  if (row.merged_into && mayReadInside(actor, facts)) return merged(row.merged_into);
  if (right === "reply" || right === "confirm" || right === "reopen") {
    const may = right === "reply" ? mayReply(actor, facts) : mayAnswer(actor, facts);
    if (may) return new Problem(409, "wrong_status", { facts: { from: row.status, to: right } });
    return looksOnly(actor, row) ? readOnlyHere(row) : new Problem(403, "not_allowed");
  }
  if (looksOnly(actor, row)) return readOnlyHere(row);
  if (!mayWorkOn(actor, facts)) return new Problem(403, "not_your_ticket", { facts: { team: row.team_name } });
  if (right === "accept") return new Problem(409, "already_accepted", { facts: { name: row.assignee_name ?? row.team_name } });
  if (right === "bounce") return new Problem(409, "nothing_to_bounce");
  return new Problem(409, "wrong_status", { facts: { from: row.status, to: right } });
}

/** Throws why the actor may not do `right` with a ticket now: 404 for one that they may not see. Pure. */
export function requireRight(actor: Actor, row: Judged & Shown, right: Right): void {
  const facts = factsOf(row);
  if (!mayReadTicket(actor, facts)) throw notFound("ticket");
  if (!rightsOn(actor, facts)[right]) throw refusal(facts, row, actor, right);
}

/** Throws 404 for who does not see the inside, 403 for who may only look: they write no note there. Pure. */
export function requireInside(actor: Actor, row: Judged & Pick<TicketRow, "team_name">): void {
  if (!mayReadInside(actor, factsOf(row))) throw notFound("ticket");
  if (looksOnly(actor, row)) throw readOnlyHere(row);
}

/** As `loadTicket`, locked for this transaction, and the actor may do `right` now. */
export async function loadFor(tx: Db, actor: Actor, key: string, right: Right): Promise<TicketRow> {
  const row = visible(actor, await lockTicket(tx, key));
  requireRight(actor, row, right);
  return row;
}

/** As `loadFor` a reply, with as much of the ticket as that needs. */
export async function loadToAnswer(tx: Db, actor: Actor, key: string): Promise<JudgedRow> {
  const row = await lockJudged(tx, key);
  if (!row) throw notFound("ticket");
  requireRight(actor, row, "reply");
  return row;
}

/** As `loadTicket`, locked: for what everybody who sees the inside may add (notes, watchers, time). */
export async function loadForNote(tx: Db, actor: Actor, key: string): Promise<TicketRow> {
  const row = await lockTicket(tx, key);
  if (!row) throw notFound("ticket");
  requireInside(actor, row);
  return row;
}

/** As `loadForNote`, only to read. */
export async function loadInside(db: Db, actor: Actor, key: string): Promise<TicketRow> {
  const row = await findTicket(db, key);
  if (!row || !mayReadInside(actor, factsOf(row))) throw notFound("ticket");
  return row;
}

/** As `loadToAnswer`, for a message whose sender the mail room has looked at: it decides who may write, and it may to a closed ticket, too. */
export async function loadForMail(tx: Db, key: string): Promise<JudgedRow> {
  const row = await lockJudged(tx, key);
  if (!row || row.discarded_at) throw notFound("ticket");
  return row;
}
