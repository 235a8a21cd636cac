import { teamRights, type TeamRight } from "../../../contract/teams.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound } from "../../platform/problem.ts";
import { findPersonById } from "../people/index.ts";
import { deleteMember, teamById, upsertMember } from "./store.ts";

/** What the facts about members tell: names, because a reader wants them later. */
async function named(tx: Db, teamId: string, personId: string) {
  const team = await teamById(tx, teamId);
  if (!team) throw notFound("team");
  const person = await findPersonById(tx, personId);
  if (!person) throw notFound("person");
  return { team_id: teamId, team: team.name, name: person.name };
}

/** Who leads works there, and who works there sees it and opens into it. Pure. */
export function wholeRights(given: readonly TeamRight[], lead: boolean): TeamRight[] {
  return lead || given.includes("work") ? [...teamRights] : teamRights.filter((right) => given.includes(right));
}

/** Makes somebody a member or lead of a team. Publishes `team.member_added` or `team.member_changed`, unless nothing changes. */
export async function addMember(
  tx: Db,
  teamId: string,
  personId: string,
  lead: boolean,
  actorId: string | null = null,
  given: readonly TeamRight[] | null = null,
): Promise<void> {
  const facts = await named(tx, teamId, personId);
  const rights = given || lead ? wholeRights(given ?? [], lead) : null;
  const change = await upsertMember(tx, teamId, personId, { lead, rights });
  if (change === "unchanged") return;
  await publish(tx, { type: `team.member_${change}`, actorId, personId, data: { ...facts, lead, ...(rights && { rights }) } });
}

/** Takes somebody out of a team; publishes `team.member_removed`. */
export async function removeMember(tx: Db, teamId: string, personId: string, actorId: string | null): Promise<void> {
  const facts = await named(tx, teamId, personId);
  if (!(await deleteMember(tx, teamId, personId))) throw notFound("person");
  await publish(tx, { type: "team.member_removed", actorId, personId, data: facts });
}
