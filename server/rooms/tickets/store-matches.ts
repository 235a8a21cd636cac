import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import { scopeOf } from "./store-scope.ts";

/** Worked on at all: neither dropped nor read through another one. */
const alive = sql<boolean>`ticket.discarded_at is null and ticket.merged_into_id is null`;

export interface Matching {
  id: string;
  team_id: string;
  channel: string;
  subject: string;
  opened_at: Date;
  /** For each condition whether it holds. */
  found: boolean[];
}

/** Which of some conditions hold for each of these tickets, in one question; what is dropped or merged is left out. */
export async function matchesOf(
  db: Db,
  ids: readonly string[],
  conditions: readonly RawBuilder<boolean>[],
): Promise<Map<string, Matching>> {
  const each = conditions.map((one) => sql`coalesce((${one}), false)`);
  const { rows } = await sql<Matching>`
    select ticket.id, ticket.team_id, ticket.channel, ticket.subject, ticket.opened_at, array[${sql.join(each)}]::boolean[] as found
    from ticket where ticket.id = any(${[...ids]}::uuid[]) and ${alive}`.execute(tables(db));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A condition on the teams that tickets are with; none: all. */
export const withTeams = (teams: readonly string[]): RawBuilder<boolean> =>
  teams.length === 0 ? sql<boolean>`true` : sql<boolean>`ticket.team_id = any(${[...teams]}::uuid[])`;

export interface NewestRow {
  id: string;
  number: number;
  subject: string;
  matched: boolean;
}

/** The newest tickets that the actor may read, and for which of them a condition holds. Rides ticket_newest_idx. */
export async function newestMatching(db: Db, actor: Actor, condition: RawBuilder<boolean>, most: number): Promise<NewestRow[]> {
  const { rows } = await sql<NewestRow>`
    select ticket.id, ticket.number, ticket.subject, coalesce((${condition}), false) as matched
    from ticket where ${scopeOf(actor)} and ${alive}
    order by ticket.opened_at desc, ticket.id desc limit ${literal(most)}`.execute(tables(db));
  return rows;
}

export type Since = "opened" | "changed" | "waiting" | "before_due" | "overdue";

const hour = 3_600_000;

/** From when on time counts, and between which moments that has to lie so that it is over now. */
function stateOf(
  since: Since,
  { hours, from, now }: Passed,
): { state: RawBuilder<Date>; also: RawBuilder<boolean>; least: Date; most: Date } {
  const ago = new Date(now.getTime() - hours * hour);
  const least = new Date(from.getTime() - hours * hour);
  const none = sql<boolean>`true`;
  switch (since) {
    case "opened":
      return { state: sql`ticket.opened_at`, also: none, least, most: ago };
    case "changed":
      return {
        state: sql`ticket.updated_at`,
        also: sql`ticket.id in (select ticket_id from ticket_touch where active and at between ${least} and ${ago})`,
        least,
        most: ago,
      };
    case "waiting":
      return {
        state: sql`(select max(e.at) from event e where e.ticket_id = ticket.id and e.type = 'ticket.waiting')`,
        also: sql`ticket.status = 'waiting' and ticket.waiting_reason = 'requester'`,
        least,
        most: ago,
      };
    case "before_due":
      return { state: sql`ticket.due_at`, also: none, least: now, most: new Date(now.getTime() + hours * hour) };
    case "overdue":
      return { state: sql`ticket.due_at`, also: sql`ticket.status <> 'waiting'`, least, most: ago };
  }
}

export interface Passed {
  hours: number;
  /** What was over before that is left alone. */
  from: Date;
  now: Date;
}

/**
 * Open tickets for which so much time has passed, with the moment that it is counted from. `done` says which moments had their turn.
 * Rides ticket_active_opened_idx, ticket_touch_active_idx, ticket_active_due_idx or ticket_waiting_idx.
 */
export async function ticketsAfter(
  db: Db,
  since: Since,
  passed: Passed,
  condition: RawBuilder<boolean>,
  done: (state: RawBuilder<Date>) => RawBuilder<boolean>,
  most: number,
): Promise<{ id: string; state_at: Date }[]> {
  const { state, also, least, most: until } = stateOf(since, passed);
  const { rows } = await sql<{ id: string; state_at: Date }>`
    select ticket.id, ${state} as state_at
    from ticket where ticket.active and ${alive} and ${also} and ${state} between ${least} and ${until}
      and ${condition} and not (${done(state)})
    order by ticket.id limit ${literal(most)}`.execute(tables(db));
  return rows;
}
