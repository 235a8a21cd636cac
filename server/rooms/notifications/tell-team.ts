import type { Db } from "../../platform/db.ts";
import { membersOfTeams } from "../teams/index.ts";
import { notifyAll } from "./notify.ts";
import { choicesOf } from "./store-choices.ts";
import { fewTogether } from "./whom-to-tell.ts";

interface Handed {
  count: number;
  actorId: string;
  reason: string;
  at: Date;
}

/** Tells a team once that many tickets came to it together; of few it was told one by one. */
export async function tellTeam(tx: Db, teamId: string, { count, actorId, reason, at }: Handed): Promise<void> {
  if (count <= fewTogether) return;
  const members = (await membersOfTeams(tx, [teamId])).get(teamId) ?? [];
  const choice = await choicesOf(
    tx,
    members.map(({ id }) => id),
  );
  const wanting = members.filter(({ id }) => choice(id, "handed_to_team").in_app);
  await notifyAll(
    tx,
    wanting.map(({ id }) => ({ eventId: null, personId: id, kind: "many_handed" as const, actorId, text: reason, at })),
  );
}
