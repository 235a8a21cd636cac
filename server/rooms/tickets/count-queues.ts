import type { AnswerGiven } from "../../../contract/route.ts";
import type { ticketRoutes } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { together, type Db, type RawBuilder } from "../../platform/db.ts";
import { onPublished } from "../../platform/events/publish.ts";
import { onWake } from "../../platform/events/wake.ts";
import { inTurns } from "../../platform/in-turns.ts";
import { memoryOf } from "../../platform/remember.ts";
import { listTeams } from "../teams/index.ts";
import { queuesIn, teamsIn, type Tallied } from "./queue-tally.ts";
import { beyondOf, openTo, openToStaff, readingKey, scopeOf } from "./store-scope.ts";
import { countOwn, tallyOf, type OwnCounts } from "./store-tally.ts";

type Counts = AnswerGiven<(typeof ticketRoutes)["GET /queues"]>;

/** What everybody at the desk sees, walked through once for all of them, and no more often than this; due soon moves with the clock. */
const shared = inTurns({
  pause: 400,
  keeps: 60_000,
  ask: async (root, wanted: ReadonlyMap<string, { scope: RawBuilder<boolean>; now: Date }>) => {
    const tallies = await Promise.all([...wanted].map(async ([key, { scope, now }]) => [key, await tallyOf(root, scope, now)] as const));
    return new Map<string, Tallied[]>(tallies);
  },
});
const { recall, forget } = memoryOf<Counts>();
// Whatever happens here or elsewhere may move a ticket; readers of the log are told after this.
const forgetAll = () => [shared.forget, forget].forEach((each) => each());
onPublished(forgetAll);
onWake(forgetAll);

/**
 * As `queueCounts`, for all who ask before anything else happens: every screen of a person asks after each change, and counting goes
 * through all open tickets. So what everybody sees is counted once for all, and only the rest for each person apart.
 */
export function recallCounts(root: Db, actor: Actor, now: Date): Promise<Counts> {
  const minute = Math.floor(now.getTime() / 60_000);
  return recall(root, `${readingKey(actor)} ${minute}`, async () => {
    const [open, beyond] = await Promise.all([
      shared.recall(root, openTo(actor), new Map([[`${minute}`, { scope: openToStaff(actor), now }]])),
      together(root, (one) => Promise.all([tallyOf(one, beyondOf(actor), now), countOwn(one, actor, now), listTeams(one)])),
    ]);
    const [hidden, own, teams] = beyond;
    return countsOf(actor, [...(open.get(`${minute}`) ?? []), ...hidden], own, teams);
  });
}

/** Every queue and team with how many wait there, within what the actor may see. */
export async function queueCounts(db: Db, actor: Actor, now: Date): Promise<Counts> {
  const [tally, own, teams] = await together(db, (one) =>
    Promise.all([tallyOf(one, scopeOf(actor), now), countOwn(one, actor, now), listTeams(one)]),
  );
  return countsOf(actor, tally, own, teams);
}

function countsOf(
  actor: Actor,
  tally: readonly Tallied[],
  { offered, ...own }: OwnCounts,
  all: Awaited<ReturnType<typeof listTeams>>,
): Counts {
  const queues = queuesIn(tally, actor);
  const counts = teamsIn(tally);
  const teams = all.map(({ id, key, name, tier }) => {
    const count = counts.get(id);
    return { id, key, name, tier, open: count?.open ?? 0, to_accept: count?.to_accept ?? 0, mine: actor.teamIds.has(id) };
  });
  return { queues: { ...queues, ...own, to_accept: queues.to_accept + offered }, teams };
}
