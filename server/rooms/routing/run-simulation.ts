import type { BodyOf } from "../../../contract/route.ts";
import type { RoutingReason, RoutingSimulation, routingRoutes } from "../../../contract/routing.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { dueOver, hoursNow, isOpenAt, type Open } from "../calendars/index.ts";
import { arrivedSince, pointsOf, readFilter, type Arrival } from "../tickets/index.ts";
import { checkRule } from "./check-rule.ts";
import { simulate, type Came, type Worked } from "./simulate.ts";
import { workersIn } from "./store-people.ts";
import { conditionOf } from "./store-rules.ts";
import { deskFor } from "./read-rules.ts";
import { candidateOf, hoursOf } from "./workers.ts";

type Asked = BodyOf<(typeof routingRoutes)["POST /routing-rules/simulations"]>;

const day = 86_400_000;
const most = 5000;
const mostSamples = 20;

/** The next moment from `at` on at which it is open. */
const opening = ({ openings }: Open, at: number): number =>
  isOpenAt(openings, at) ? at : (dueOver([{ at, openings }], 0.001) ?? at + 64 * 366 * day);

/** Opening hours are asked again and again for the same moments. */
function opensBy(open: Open): (at: number) => number {
  let [asked, answer] = [Number.NaN, Number.NaN];
  return (at) => {
    if (at !== asked) [asked, answer] = [at, opening(open, at)];
    return answer;
  };
}

/** People of each team, as they would have been asked. */
async function workersFor(db: Db, hours: Awaited<ReturnType<typeof hoursNow>>, arrivals: readonly Arrival[], asked: Asked) {
  const teamIds = new Set(arrivals.map(({ team_id }) => asked.team ?? team_id));
  const rows = new Map(await Promise.all([...teamIds].map(async (id) => [id, await workersIn(db, id)] as const)));
  const made = new Map<string, Worked[]>();
  const clocks = new Map<Open, (at: number) => number>();
  return ({ team_id, site_id }: Arrival): Worked[] => {
    const team = asked.team ?? team_id;
    const key = `${team} ${site_id}`;
    const before = made.get(key);
    if (before) return before;
    const workers = (rows.get(team) ?? []).map((one) => {
      const open = hoursOf({ hours }, one, team, site_id);
      const opensAt = clocks.get(open) ?? opensBy(open);
      clocks.set(open, opensAt);
      return { ...candidateOf(one, true), opensAt };
    });
    made.set(key, workers);
    return workers;
  };
}

/** Who would have been asked to take what came in the last days. Nothing is written. */
export async function runSimulation(db: Db, actor: Actor, now: Date, asked: Asked): Promise<RoutingSimulation> {
  await checkRule(db, actor, now, asked);
  const since = new Date(now.getTime() - asked.days * day);
  const filter = await readFilter(db, deskFor({ language: actor.language, time_zone: actor.timeZone }), now, asked.filter, "/filter");
  // Of which team it was is asked of how it came, not of where it is.
  const found = await arrivedSince(db, actor, conditionOf({ ...asked, teams: [] }, filter), since, most + 1);
  const arrivals = found
    .slice(0, most)
    .filter(({ team_id }) => asked.teams.length === 0 || asked.teams.includes(team_id))
    .toReversed();
  const hours = await hoursNow(db);
  const workersOf = await workersFor(db, hours, arrivals, asked);
  const all: Came[] = arrivals.map((one) => {
    const at = one.opened_at.getTime();
    const { openings } = hours.of(asked.team ?? one.team_id, one.site_id);
    return {
      id: one.id,
      at,
      until: one.ended_at?.getTime() ?? Infinity,
      wanted: {
        skills: new Map(asked.skills.map(({ skill, level }) => [skill, level])),
        language: asked.speaks ? one.language : null,
        requesters: [one.requester_id, one.on_behalf_of_id].flatMap((id) => id ?? []),
        points: pointsOf({ priority: one.priority, status: "open" }),
        way: asked.way,
      },
      requester: one.on_behalf_of_id ?? one.requester_id,
      workers: workersOf(one),
      givesUp: dueOver([{ at, openings }], asked.give_up_minutes) ?? at,
    };
  });
  return { from: since.toISOString(), cut: found.length > most, ...summary(arrivals, all) };
}

function summary(arrivals: readonly Arrival[], all: readonly Came[]): Omit<RoutingSimulation, "from" | "cut"> {
  const { would, peaks } = simulate(all);
  const people = new Map(all.flatMap(({ workers }) => workers.map((one) => [one.id, one] as const)));
  const counts = new Map<string, number>();
  for (const { person } of would) if (person) counts.set(person, (counts.get(person) ?? 0) + 1);
  const against = new Map<RoutingReason, number>();
  for (const { person, reasons } of would) if (!person) for (const reason of reasons) against.set(reason, (against.get(reason) ?? 0) + 1);
  const named = (id: string) => ({ id, name: people.get(id)?.name ?? "" });
  return {
    tickets: arrivals.length,
    contacts: arrivals.reduce((sum, { contacts }) => sum + contacts, 0),
    asked: would.filter(({ at }, place) => at !== null && at === all[place]?.at).length,
    waited: would.filter(({ at }, place) => at !== null && at !== all[place]?.at).length,
    unroutable: would.filter(({ person }) => person === null).length,
    reasons: [...against].map(([reason, tickets]) => ({ reason, tickets })).toSorted((a, b) => b.tickets - a.tickets),
    people: [...people.values()]
      .map(({ id, cap }) => ({ person: named(id), tickets: counts.get(id) ?? 0, peak: peaks.get(id) ?? 0, cap }))
      .toSorted((a, b) => b.tickets - a.tickets || a.person.name.localeCompare(b.person.name)),
    samples: would
      .map(({ person, at }, place) => {
        const { id = "", number = 0, subject = "" } = arrivals[place] ?? {};
        return {
          ticket: { id, number, subject },
          person: person ? named(person) : null,
          at: at === null ? null : new Date(at).toISOString(),
        };
      })
      .slice(-mostSamples)
      .toReversed(),
  };
}
