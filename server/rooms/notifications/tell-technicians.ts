import type { Db } from "../../platform/db.ts";
import { membersOfTeams } from "../teams/index.ts";
import { notifyAll } from "./notify.ts";
import type { Concern } from "./tell-all.ts";
import { whomToTell } from "./whom-to-tell.ts";

/** Tells everybody inside whom facts about tickets concern, but not who did it. */
export async function tellTechnicians(tx: Db, concerns: readonly Concern[]): Promise<void> {
  const tellings = concerns.flatMap(({ event, ticket }) => {
    const telling = whomToTell(event, ticket);
    return telling ? [{ event, ticket, ...telling }] : [];
  });
  const teams = tellings.flatMap(({ people }) => ("team" in people ? people.team : []));
  const members = await membersOfTeams(tx, teams);
  const notices = tellings.flatMap(({ event, ticket, people, kind, text }) => {
    const told = "team" in people ? (members.get(people.team) ?? []).map((member) => member.id) : people;
    const notice = { eventId: event.id, kind, ticketId: ticket.id, actorId: event.actor_id, text, at: event.at };
    return [...new Set(told)].map((personId) => ({ ...notice, personId }));
  });
  await notifyAll(tx, notices);
}
