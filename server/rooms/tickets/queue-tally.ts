import type { Queue } from "../../../contract/tickets.ts";

/** How many tickets are alike in all that decides in which queue they stand. */
export interface Tallied {
  team_id: string;
  assignee_id: string | null;
  active: boolean;
  accepted: boolean;
  waiting: boolean;
  /** It is the technician's turn. */
  my_turn: boolean;
  /** Due before two more open hours are over, or over. */
  soon: boolean;
  number: number;
}

/** Whose queues: nobody's teams are everybody's. */
export interface Whose {
  personId: string | null;
  teamIds: ReadonlySet<string>;
}

/** Those of a few tickets, which are asked for each person apart. */
export type OwnQueue = "promised" | "handed_to_me" | "mentions";

type Holds = (one: Tallied, of: { mine: boolean; myTeam: boolean }) => boolean;

/** The same as the conditions of `inQueue`, but for what is offered to somebody; count-queues.test.ts holds the two against each other. */
const holds: Record<Exclude<Queue, OwnQueue>, Holds> = {
  my_shift: ({ active }, { mine }) => active && mine,
  mine_due_soon: ({ active, soon, waiting }, { mine }) => active && soon && !waiting && mine,
  waiting_on_me: ({ active, my_turn, waiting }, { mine }) => active && mine && my_turn && !waiting,
  to_accept: ({ active, accepted }, { myTeam }) => active && !accepted && myTeam,
  unassigned: ({ active, accepted, assignee_id }, { myTeam }) => active && accepted && assignee_id === null && myTeam,
  due_soon: ({ active, soon, waiting }, { mine, myTeam }) => active && soon && !waiting && (mine || myTeam),
  waiting: ({ active, waiting }, { mine, myTeam }) => active && waiting && (mine || myTeam),
  all_open: ({ active }) => active,
  resolved: ({ active }, { mine, myTeam }) => !active && (mine || myTeam),
};

const sum = (tally: readonly Tallied[]): number => tally.reduce((all, { number }) => all + number, 0);

/** How many stand in each queue of somebody. Pure. */
export function queuesIn(tally: readonly Tallied[], { personId, teamIds }: Whose): Record<keyof typeof holds, number> {
  const placed = tally.map((one) => ({
    one,
    of: { mine: personId !== null && one.assignee_id === personId, myTeam: teamIds.size === 0 || teamIds.has(one.team_id) },
  }));
  const count = (held: Holds) => sum(placed.filter(({ one, of }) => held(one, of)).map(({ one }) => one));
  const names = Object.keys(holds) as (keyof typeof holds)[];
  return Object.fromEntries(names.map((name) => [name, count(holds[name])])) as Record<keyof typeof holds, number>;
}

/** How many are open with each team, and how many of them it has not accepted. Pure. */
export function teamsIn(tally: readonly Tallied[]): Map<string, { open: number; to_accept: number }> {
  const open = tally.filter(({ active }) => active);
  return new Map(
    [...Map.groupBy(open, ({ team_id }) => team_id)].map(([id, ones]) => [
      id,
      { open: sum(ones), to_accept: sum(ones.filter(({ accepted }) => !accepted)) },
    ]),
  );
}
