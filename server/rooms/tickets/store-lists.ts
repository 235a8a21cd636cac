import type { Queue } from "../../../contract/tickets.ts";
import type { PlainSort, ViewSort } from "../../../contract/views.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, type RawBuilder } from "../../platform/db.ts";
import type { CursorPart } from "../../platform/page.ts";
import { dueSoon, type Soon } from "./due/soon.ts";
import type { InOrder, SummaryRow } from "./store-rows.ts";

const and = (conditions: RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** Somebody without a team of their own (an administrator) looks after all of them. */
export const myTeams = (actor: Actor): RawBuilder<boolean> =>
  actor.teamIds.size === 0 ? sql<boolean>`true` : sql<boolean>`ticket.team_id = any(${[...actor.teamIds]}::uuid[])`;
const mine = (actor: Actor): RawBuilder<boolean> => sql<boolean>`ticket.assignee_id = ${actor.personId}`;
/** As an array, because PostgreSQL takes half of all tickets for what stands in a subquery beside an `or`, and finds none of them by an index. */
const offeredTo = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`ticket.id = any(array(select ticket_id from offer where technician_id = ${actor.personId} and answer is null))`;
const active = sql<boolean>`ticket.active and ticket.discarded_at is null`;

/** What each queue holds, as a condition. */
const queues: Record<Queue, (actor: Actor, soon: Soon) => RawBuilder<boolean>> = {
  my_shift: (actor) => and([active, mine(actor)]),
  waiting_on_me: (actor) => and([active, mine(actor), sql<boolean>`ticket.awaits = 'technician' and ticket.status <> 'waiting'`]),
  mine_due_soon: (actor, soon) => and([active, mine(actor), dueSoon(soon), sql<boolean>`ticket.status <> 'waiting'`]),
  promised: (actor) => and([active, sql<boolean>`ticket.id in (select ticket_id from promise_card where promised_by = ${actor.personId})`]),
  handed_to_me: (actor) => and([active, offeredTo(actor)]),
  mentions: (actor) =>
    and([
      active,
      sql<boolean>`ticket.id in (select n.ticket_id from mention m join note n on n.id = m.note_id where m.person_id = ${actor.personId})`,
    ]),
  to_accept: (actor) => and([active, sql<boolean>`((not ticket.accepted and ${myTeams(actor)}) or ${offeredTo(actor)})`]),
  unassigned: (actor) => and([active, sql<boolean>`ticket.assignee_id is null and ticket.accepted`, myTeams(actor)]),
  due_soon: (actor, soon) =>
    and([active, dueSoon(soon), sql<boolean>`ticket.status <> 'waiting'`, sql<boolean>`(${myTeams(actor)} or ${mine(actor)})`]),
  waiting: (actor) => and([active, sql<boolean>`ticket.status = 'waiting'`, sql<boolean>`(${myTeams(actor)} or ${mine(actor)})`]),
  all_open: () => active,
  resolved: (actor) =>
    and([sql<boolean>`ticket.status = 'resolved' and ticket.discarded_at is null`, sql<boolean>`(${myTeams(actor)} or ${mine(actor)})`]),
};

/** What waits, my teams' and mine with others, apart: each rides an index that ends with whose it is. Somebody without a team has it all in one. */
export const partsOf = (queue: Queue, actor: Actor): RawBuilder<boolean>[] | undefined =>
  queue === "waiting" && actor.teamIds.size > 0 ? [myTeams(actor), and([mine(actor), sql<boolean>`not (${myTeams(actor)})`])] : undefined;

export const inQueue = (queue: Queue, actor: Actor, soon: Soon): RawBuilder<boolean> => queues[queue](actor, soon);

export interface Filters {
  status?: string[] | undefined;
  priority?: string[] | undefined;
  tier?: number | undefined;
  team_id?: string | undefined;
  category_ids?: string[] | undefined;
  assignee?: string | undefined;
  requester?: string | undefined;
  organization?: string | undefined;
  external_id?: string | undefined;
  source?: string | undefined;
}

const filters: { [K in keyof Filters]-?: (value: NonNullable<Filters[K]>) => RawBuilder<boolean> } = {
  status: (v) => sql<boolean>`ticket.status = any(${v}::text[])`,
  priority: (v) => sql<boolean>`ticket.priority = any(${v}::text[])`,
  tier: (v) => sql<boolean>`ticket.tier = ${v}`,
  team_id: (v) => sql<boolean>`ticket.team_id = ${v}`,
  category_ids: (v) => sql<boolean>`ticket.category_id = any(${v}::uuid[])`,
  assignee: (v) => sql<boolean>`ticket.assignee_id = ${v}`,
  requester: (v) => sql<boolean>`ticket.requester_id = ${v}`,
  organization: (v) => sql<boolean>`ticket.organization_id = ${v}`,
  external_id: (v) => sql<boolean>`ticket.external_id = ${v}`,
  source: (v) => sql<boolean>`ticket.source = ${v}`,
};

export const matching = (given: Filters): RawBuilder<boolean>[] =>
  Object.entries(filters).flatMap(([name, condition]) => {
    const value = given[name as keyof Filters];
    return value === undefined ? [] : [(condition as (v: unknown) => RawBuilder<boolean>)(value)];
  });

export const among = (ids: readonly string[]): RawBuilder<boolean> => sql<boolean>`ticket.id = any(${[...ids]}::uuid[])`;

export const idsWhere = (conditions: RawBuilder<boolean>[]): RawBuilder<{ id: string }> =>
  sql<{ id: string }>`select ticket.id from ticket where ${and(conditions)}`;

export interface Sort {
  field: PlainSort;
  direction: ViewSort["direction"];
}
/** What a sort compares, of the last row of a page, and its id. */
export type Place = [at: string | number, id: string];
interface Compared {
  column: RawBuilder<unknown>;
  /** How a value of a cursor is read by PostgreSQL. */
  kind: RawBuilder<unknown>;
  part: CursorPart;
  of(row: SummaryRow): string | number;
}
const urgency = ["critical", "high", "normal", "low"];
const time = { kind: sql`timestamptz`, part: "time" as const };

/** In a cursor, for a ticket that is due at no time: later than any that one can be given. */
const never = "9999-12-31T23:59:59.999Z";

/** Each rides an index of its own, from either end (0006, 0031, and 0077 for the time of change). */
const compared: Record<Sort["field"], Compared> = {
  opened: { ...time, column: sql`ticket.opened_at`, of: (row) => row.opened_at.toISOString() },
  updated: { ...time, column: sql`ticket.updated_at`, of: (row) => row.updated_at.toISOString() },
  // Nobody knows when it is due: as far away as can be, at the end of each page that ascends, where the index has it, too.
  due: { ...time, column: sql`ticket.due_at`, of: (row) => row.due_at?.toISOString() ?? never },
  priority: { column: sql`ticket.priority_rank`, kind: sql`smallint`, part: "number", of: (row) => urgency.indexOf(row.priority) + 1 },
};

/** Keyset paging: the order of a sort, what comes after a place in it, and the place of a row. */
export const orderOf = ({ field, direction }: Sort): InOrder => {
  const { column } = compared[field];
  const by = direction === "ascending" ? sql<string>`${column}, ticket.id` : sql<string>`${column} desc, ticket.id desc`;
  return { by, from: field === "updated" ? "ticket_by_touch" : "ticket" };
};
/**
 * What comes behind a place, in parts one behind the other, so that each rides the index: a ticket that is due at no time stands behind all that
 * ascend and before all that descend, and no comparison of rows finds it.
 */
export const afterPlace = ({ field, direction }: Sort, [at, id]: Place): RawBuilder<boolean>[] => {
  const { column, kind } = compared[field];
  const up = direction === "ascending";
  const sign = up ? sql`>` : sql`<`;
  const nowhere = sql<boolean>`${column} is null`;
  const behind = sql<boolean>`(${column}, ticket.id) ${sign} (${at}::${kind}, ${id}::uuid)`;
  if (field !== "due") return [behind];
  if (at !== never) return up ? [behind, nowhere] : [behind];
  const rest = sql<boolean>`(${nowhere} and ticket.id ${sign} ${id}::uuid)`;
  return up ? [rest] : [rest, sql<boolean>`${column} is not null`];
};
export const placeOf = ({ field }: Sort, row: SummaryRow): Place => [compared[field].of(row), row.id];
export const partOf = ({ field }: Sort): CursorPart => compared[field].part;
