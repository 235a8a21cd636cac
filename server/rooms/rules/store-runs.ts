import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import { scopeOf } from "../tickets/index.ts";
import type { RuleTables, Step } from "./tables.ts";

const open = (db: Db) => tables<RuleTables>(db);

type Begun = Omit<RuleTables["rule_run"], "steps" | "result">;

/** Notes that a rule has its turn, before it does anything. False: it had it already, for this fact or this state of the ticket. */
export async function beginRun(tx: Db, run: Begun): Promise<boolean> {
  const row = await open(tx)
    .insertInto("rule_run")
    .values({ ...run, result: "unchanged", steps: "[]" })
    .onConflict((at) => at.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export const endRun = (tx: Db, id: string, result: RuleTables["rule_run"]["result"], steps: readonly Step[]) =>
  open(tx)
    .updateTable("rule_run")
    .set({ result, steps: JSON.stringify(steps) })
    .where("id", "=", id)
    .execute();

/** It did nothing, and nobody asks. */
export const dropRun = (tx: Db, id: string) => open(tx).deleteFrom("rule_run").where("id", "=", id).execute();

/** How often a rule would have gone round in circles since. Rides rule_run_rule_idx. */
export async function countStopped(db: Db, ruleId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from rule_run
    where rule_id = ${ruleId} and at > ${since} and result = 'stopped'`.execute(open(db));
  return rows[0]?.count ?? 0;
}

/** A moment of the ticket at hand had its turn: this very one, or the rule has been there since. Rides rule_run_state_idx. */
export const hadItsTurn =
  (ruleId: string) =>
  (state: RawBuilder<Date>): RawBuilder<boolean> =>
    sql<boolean>`exists (select from rule_run r where r.rule_id = ${ruleId} and r.ticket_id = ticket.id and r.state_at is not null
      and (r.state_at = ${state} or r.at >= ${state}))`;

interface Asked {
  ruleId?: string;
  ticketIds?: readonly string[];
  after: [string, string] | null;
  limit: number;
}

/** On tickets that the actor may read, newest first, one more than asked for. Those of a rule ride rule_run_rule_idx, those of tickets rule_run_ticket_idx. */
export const listRuns = (db: Db, actor: Actor, { ruleId, ticketIds, after, limit }: Asked) =>
  open(db)
    .selectFrom("rule_run as run")
    .innerJoin("rule", "rule.id", "run.rule_id")
    .innerJoin("ticket_text as ticket", "ticket.id", "run.ticket_id")
    .selectAll("run")
    .select(["rule.name as rule_name", "ticket.number", "ticket.subject"])
    .where(scopeOf(actor))
    .$if(ruleId !== undefined, (q) => q.where("run.rule_id", "=", ruleId ?? ""))
    .$if(ticketIds !== undefined, (q) => q.where("run.ticket_id", "=", sql<string>`any(${[...(ticketIds ?? [])]}::uuid[])`))
    .$if(after !== null, (q) => q.where(sql<boolean>`(run.at, run.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
    .orderBy("run.at", "desc")
    .orderBy("run.id", "desc")
    .limit(literal(limit + 1))
    .execute();
export type RunRow = Awaited<ReturnType<typeof listRuns>>[number];

/** Forgets what rules did before. Answers how many. Rides rule_run_at_idx. */
export async function deleteRuns(tx: Db, before: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from rule_run where id in (
    select id from rule_run where at < ${before} order by at limit ${literal(most)})`.execute(open(tx));
  return Number(numAffectedRows ?? 0n);
}

/** What one rule does is done as a whole or not at all; those before it stay. */
export const mark = (tx: Db) => sql`savepoint rule`.execute(open(tx));
export const keep = (tx: Db) => sql`release savepoint rule`.execute(open(tx));
export const undo = (tx: Db) => sql`rollback to savepoint rule`.execute(open(tx));

/** When the contact began in which a ticket was opened, if it was this one. */
export async function beganWith(db: Db, contactIds: readonly string[]): Promise<Map<string, Date>> {
  if (contactIds.length === 0) return new Map();
  const rows = await open(db)
    .selectFrom("contact_card")
    .select(["id", "started_at"])
    .where("id", "=", sql<string>`any(${[...contactIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, started_at }) => [id, started_at]));
}

/** Nothing is written: it need not wait for the disk. */
export const needNotLast = (tx: Db) => sql`set local synchronous_commit = off`.execute(open(tx));
