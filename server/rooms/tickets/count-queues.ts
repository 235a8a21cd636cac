import type { AnswerGiven } from "../../../contract/route.ts";
import type { ticketRoutes } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import { together, type Db } from "../../platform/db.ts";
import { onPublished } from "../../platform/events/publish.ts";
import { onWake } from "../../platform/events/wake.ts";
import { memoryOf } from "../../platform/remember.ts";
import { listTeams } from "../teams/index.ts";
import { countQueues, countTeams } from "./store-lists.ts";
import { readingKey } from "./store-scope.ts";

type Counts = AnswerGiven<(typeof ticketRoutes)["GET /queues"]>;

const { recall, forget } = memoryOf<Counts>();
// Whatever happens here or elsewhere may move a ticket; readers of the log are told after this.
onPublished(forget);
onWake(forget);

/**
 * As `queueCounts`, counted once for all who ask before anything else happens: every screen of a person asks after each change,
 * and counting goes through all open tickets.
 */
export function recallCounts(root: Db, actor: Actor, now: Date): Promise<Counts> {
  // Due soon moves with the clock.
  const minute = Math.floor(now.getTime() / 60_000);
  return recall(root, `${readingKey(actor)} ${minute}`, () => queueCounts(root, actor, now));
}

/** Every queue and team with how many wait there, within what the actor may see. */
export async function queueCounts(db: Db, actor: Actor, now: Date): Promise<Counts> {
  const [queues, perTeam, all] = await together(db, (one) =>
    Promise.all([countQueues(one, actor, now), countTeams(one, actor), listTeams(one)]),
  );
  const counts = new Map(perTeam.map((count) => [count.team_id, count]));
  const teams = all.map(({ id, key, name, tier }) => {
    const count = counts.get(id);
    return { id, key, name, tier, open: count?.open ?? 0, to_accept: count?.to_accept ?? 0, mine: actor.teamIds.has(id) };
  });
  return { queues, teams };
}
