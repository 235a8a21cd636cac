import type { AnswerGiven } from "../../../contract/route.ts";
import type { ticketRoutes } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listTeams } from "../teams/index.ts";
import { countQueues, countTeams } from "./store-lists.ts";

/** Every queue and team with how many wait there, within what the actor may see. */
export async function queueCounts(db: Db, actor: Actor, now: Date): Promise<AnswerGiven<(typeof ticketRoutes)["GET /queues"]>> {
  const queues = await countQueues(db, actor, now);
  const counts = new Map((await countTeams(db, actor)).map((count) => [count.team_id, count]));
  const teams = (await listTeams(db)).map(({ id, key, name, tier }) => {
    const count = counts.get(id);
    return { id, key, name, tier, open: count?.open ?? 0, to_accept: count?.to_accept ?? 0, mine: actor.teamIds.has(id) };
  });
  return { queues, teams };
}
