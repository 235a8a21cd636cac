import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { countKept, listOver, type Counted, type FigureRow, type Whose } from "./store-figures.ts";

const day = 24 * 3_600_000;

interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

interface Asked extends Period {
  of: string;
  what: Counted;
  state?: "kept" | "broken" | undefined;
  cursor?: string | undefined;
  limit: number;
}

const share = (rows: readonly FigureRow[]) => {
  const kept = rows.reduce((sum, row) => sum + row.kept, 0);
  const broken = rows.reduce((sum, row) => sum + row.broken, 0);
  return { kept, broken, kept_rate: kept + broken === 0 ? null : kept / (kept + broken) };
};

const byTeam = (row: FigureRow) => ({ team: { id: row.team_id, name: row.team }, ...share([row]) });

function between(now: Date, given: Period) {
  const to = given.to ? new Date(given.to) : now;
  const from = given.from ? new Date(given.from) : new Date(to.getTime() - 30 * day);
  if (to.getTime() - from.getTime() > 400 * day || to < from) throw wrongField("#query/to", "too_far");
  return { from, to };
}

/** Whose figures somebody is told besides their own: those of teams, never another person's. null: all teams. */
const teamsTold = (actor: Actor): string[] | null => (actor.roles.has("administrator") ? null : [...actor.leadsTeamIds]);

/** How many promises were kept between two moments: one's own, and by team what one leads. */
export async function figures(db: Db, actor: Actor, now: Date, given: Period) {
  const { from, to } = between(now, given);
  const teamIds = teamsTold(actor);
  const [mine, teams, updates] = await Promise.all([
    // How somebody kept their own, nobody else is told.
    actor.viewedBy ? [] : countKept(db, actor, from, to, { personId: personIdOf(actor) }),
    countKept(db, actor, from, to, { teamIds }),
    countKept(db, actor, from, to, { teamIds }, "update"),
  ]);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    mine: share(mine),
    all: share(teams),
    updates: { all: share(updates), teams: updates.map(byTeam) },
    teams: teams.map(byTeam),
  };
}

function whose(actor: Actor, of: string): Whose {
  const teamIds = teamsTold(actor);
  if (of === "mine" && actor.viewedBy) throw new Problem(403, "only_viewing", { facts: { name: actor.viewedBy.name } });
  if (of === "mine") return { personId: personIdOf(actor) };
  if (of === "all") return { teamIds };
  if (teamIds && !teamIds.includes(of)) throw notFound("team");
  return { teamIds: [of] };
}

/** The promises behind one of these figures. */
export async function promisesOver(db: Db, actor: Actor, now: Date, { of, what: counted, state, cursor, limit, ...period }: Asked) {
  const { from, to } = between(now, period);
  const after = decodeCursor(cursor, ["time", "id"]) as [string, string] | null;
  const rows = await listOver(db, actor, from, to, whose(actor, of), { what: counted, state, after, limit });
  return toPage(
    rows,
    limit,
    ({ id, ticket_id, number, subject, what, words, state: is, due_at, done_at }) => ({
      id,
      ticket: { id: ticket_id, number, subject },
      what,
      words,
      state: is,
      due_at: due_at.toISOString(),
      done_at: done_at?.toISOString() ?? null,
    }),
    (row) => [row.due_at.toISOString(), row.id],
  );
}
