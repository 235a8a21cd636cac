import type { Db } from "../../platform/db.ts";
import { membersOfTeams } from "../teams/index.ts";
import { mailTechnicians } from "./mail-technicians.ts";
import { notifyAll } from "./notify.ts";
import { choicesOf } from "./store-choices.ts";
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
    const replyId = typeof event.data["reply_id"] === "string" ? event.data["reply_id"] : null;
    const own = event.data["what"] !== "update";
    const notice = { eventId: event.id, kind, ticketId: ticket.id, actorId: event.actor_id, text, at: event.at, ticket, replyId, own };
    return [...new Set(told)].filter((personId) => personId !== event.actor_id).map((personId) => ({ ...notice, personId }));
  });
  const choice = await choicesOf(
    tx,
    notices.map(({ personId }) => personId),
  );
  await notifyAll(
    tx,
    notices.filter(({ personId, kind }) => choice(personId, kind).in_app),
  );
  await mailTechnicians(
    tx,
    notices.filter(({ personId, kind }) => choice(personId, kind).by_mail),
  );
}
