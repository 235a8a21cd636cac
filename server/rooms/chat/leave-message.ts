import type { BodyOf } from "../../../contract/route.ts";
import type { chatVisitorRoutes } from "../../../contract/chat-visitor.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { findPersonByEmail, meetPerson } from "../people/index.ts";
import { openTicket } from "../tickets/index.ts";
import { desk } from "./desk.ts";
import { teamOf } from "./hours.ts";
import { ofNetwork, tooMany } from "./limits.ts";
import { checkAnswers } from "./questions.ts";
import { takeDoorsTurn } from "./store.ts";
import { countLeft, findLeft, insertLeft } from "./store-left.ts";
import { recallWidget } from "./store-widgets.ts";
import { networkMark } from "./token.ts";
import { describe, subjectOf, whoIs, type Visitor } from "./who.ts";

type Given = BodyOf<(typeof chatVisitorRoutes)["POST /chat-widgets/{id}/messages"]>;

/** Messages of one network within an hour, by visitors who are not signed in: each may make a person known. */
const most = 20;

/** Whose ticket it is: who is signed in; or somebody new. An address that is somebody's already proves nothing, and stands in the words alone. */
async function requesterOf(tx: Db, { person, email, name }: Visitor): Promise<string | null> {
  if (person) return person.id;
  if (email === null || (await findPersonByEmail(tx, email))) return null;
  const met = await meetPerson(tx, desk, { email, name });
  return met.isNew ? met.person.id : null;
}

/** Somebody leaves a message: a ticket, which is answered by mail. Nothing is mailed to an address that somebody only typed. */
export async function leaveMessage(tx: Db, actor: Actor, now: Date, key: string, given: Given, ip: string): Promise<void> {
  const widget = await recallWidget(tx, key);
  if (!widget) throw notFound("chat_widget");
  const visitor = await whoIs(tx, actor, widget, given);
  const answers = checkAnswers(widget.questions, given.answers, given.language);
  const network = networkMark(ip);
  await takeDoorsTurn(tx, widget.id);
  if (await findLeft(tx, given.id)) return;
  const since = new Date(now.getTime() - ofNetwork.seconds * 1000);
  if ((await countLeft(tx, visitor.person ? visitor.person.id : network, since)) >= most) throw tooMany();
  const requester = await requesterOf(tx, visitor);
  const team = await teamOf(tx, widget);
  const ticket = await openTicket(
    tx,
    desk,
    now,
    {
      subject: subjectOf(given.body),
      description: describe(visitor, answers, given.body, given.language),
      channel: "chat",
      team: team.id,
      ...(requester && { requester: { id: requester } }),
    },
    { live: true, quiet: visitor.person === null },
  );
  await insertLeft(tx, { id: given.id, ticket_id: ticket.id, whose: visitor.person ? visitor.person.id : network, at: now });
}
