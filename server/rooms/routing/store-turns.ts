import { sql, tables, type Db } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import type { RoutingTables, Seen, TurnState } from "./tables.ts";

const open = (db: Db) => tables<RoutingTables>(db);
const decisions = 4_061_725_508;

/** One decision at a time over all processes: two at once would both see room for one more. */
export const oneAtATime = (tx: Db) => sql`select pg_advisory_xact_lock(${decisions})`.execute(open(tx));

export type TurnRow = RoutingTables["routing_turn"];

export const findTurn = (db: Db, ticketId: string): Promise<TurnRow | undefined> =>
  open(db).selectFrom("routing_turn").selectAll().where("ticket_id", "=", ticketId).executeTakeFirst();

/** Those of these tickets that routing has looked at, whatever came of it. */
export const turnsOf = async (db: Db, ticketIds: readonly string[]): Promise<Map<string, TurnRow>> => {
  const rows = await open(db)
    .selectFrom("routing_turn")
    .selectAll()
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, row]));
};

export async function putTurn(tx: Db, turn: TurnRow): Promise<void> {
  const { ticket_id: _, ...values } = turn;
  await open(tx)
    .insertInto("routing_turn")
    .values(turn)
    .onConflict((at) => at.column("ticket_id").doUpdateSet(values))
    .execute();
}

export const markTurn = (tx: Db, ticketId: string, state: TurnState, now: Date) =>
  open(tx)
    .updateTable("routing_turn")
    .set({ state, looked_at: now })
    .where("ticket_id", "=", ticketId)
    .where("state", "<>", "over")
    .execute();

const ofVip = sql`exists (select from ticket k join person_mark_card m on m.person_id = k.requester_id and m.mark = 'vip' where k.id = t.ticket_id)`;

/** Tickets that nobody is asked to take now: those to be given up first, then of VIPs, then by how urgent they are. Rides routing_turn_open_idx. */
export const waitingTurns = async (db: Db, now: Date, most: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`select t.ticket_id as id from routing_turn t where t.state <> 'over'
        and (t.state = 'waiting' or not exists (select from offer o where o.ticket_id = t.ticket_id and o.answer is null))
      order by give_up_at > ${now}, ${ofVip} desc, points desc, began_at, ticket_id limit ${literal(most)}`.execute(open(db))
  ).rows.map(({ id }) => id);

/** What routing asked and nobody answered, by whom it asked; `until`: only what has to be answered by then. Rides offer_until_idx. */
export const openOffers = (db: Db, until: Date | null, most: number) =>
  open(db)
    .selectFrom("offer")
    .select(["ticket_id", "technician_id", "until_at"])
    .where("answer", "is", null)
    .where("until_at", "is not", null)
    .where("offered_by", "is", null)
    .$if(until !== null, (query) => query.where("until_at", "<=", until))
    .orderBy("until_at")
    .limit(literal(most))
    .execute();

/** In which turn of a rule each was asked last. */
export const lastTurns = async (db: Db, ruleId: string): Promise<Map<string, number>> => {
  const rows = await open(db).selectFrom("routing_last").select(["person_id", "turn"]).where("rule_id", "=", ruleId).execute();
  return new Map(rows.map(({ person_id, turn }) => [person_id, Number(turn)]));
};

/** It was their turn. */
export const putLast = (tx: Db, ruleId: string, personId: string) =>
  sql`insert into routing_last (rule_id, person_id, turn)
    values (${ruleId}, ${personId}, (select coalesce(max(turn), 0) + 1 from routing_last where rule_id = ${ruleId}))
    on conflict (rule_id, person_id) do update set turn = excluded.turn`.execute(open(tx));

type Decided = Omit<RoutingTables["routing_decision"], "considered">;

export const insertDecision = (tx: Db, row: Decided, considered: readonly Seen[]) =>
  open(tx)
    .insertInto("routing_decision")
    .values({ ...row, considered: JSON.stringify(considered) })
    .execute();

/** Newest first. Rides routing_decision_ticket_idx. */
export const decisionsOf = (db: Db, ticketIds: readonly string[]) =>
  open(db)
    .selectFrom("routing_decision as d")
    .innerJoin("routing_rule as r", "r.id", "d.rule_id")
    .selectAll("d")
    .select("r.name as rule_name")
    .where("d.ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy("d.at", "desc")
    .orderBy("d.id", "desc")
    .limit(literal(50))
    .execute();
export type DecisionRow = Awaited<ReturnType<typeof decisionsOf>>[number];

/** Forgets decisions and finished turns of before. Answers how many decisions. Rides routing_decision_at_idx. */
export async function forget(tx: Db, before: Date, most: number): Promise<number> {
  await sql`delete from routing_turn where state = 'over' and looked_at < ${before}`.execute(open(tx));
  const { numAffectedRows } = await sql`delete from routing_decision where id in (
    select id from routing_decision where at < ${before} order by at limit ${literal(most)})`.execute(open(tx));
  return Number(numAffectedRows ?? 0n);
}

/** Nothing is written: it need not wait for the disk. */
export const needNotLast = (tx: Db) => sql`set local synchronous_commit = off`.execute(open(tx));
