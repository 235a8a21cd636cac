import type { BodyOf } from "../../../contract/route.ts";
import type { chatVisitorRoutes } from "../../../contract/chat-visitor.ts";
import type { Actor } from "../../platform/actor.ts";
import { violates, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { ringContact } from "../contacts/index.ts";
import { openTicket } from "../tickets/index.ts";
import { append } from "./append.ts";
import { desk } from "./desk.ts";
import { tell } from "./events.ts";
import { openNow, teamOf } from "./hours.ts";
import { ofDesk, ofNetwork, tooMany } from "./limits.ts";
import { checkAnswers } from "./questions.ts";
import { chatByToken, countGoing, countOfNetwork, countWaitingAt, goingWith, insertChat, takeDoorsTurn, type ChatRow } from "./store.ts";
import { noteHere } from "./store-here.ts";
import { recallWidget, type WidgetRow } from "./store-widgets.ts";
import { hashOf, networkMark } from "./token.ts";
import { describe, subjectOf, whoIs } from "./who.ts";

type Given = BodyOf<(typeof chatVisitorRoutes)["POST /chat-widgets/{id}/chats"]>;

/** So many wait already, or so many came from there, that one more would only wait in vain. Strangers at one door come one after another. */
async function requirePlace(tx: Db, now: Date, widget: WidgetRow, network: string | null): Promise<void> {
  await takeDoorsTurn(tx, widget.id);
  if ((await countWaitingAt(tx, widget.id)) >= widget.most_waiting) throw new Problem(409, "chat_full");
  if ((await countGoing(tx)) >= ofDesk.going) throw tooMany();
  if (network === null) return;
  const { begun, going } = await countOfNetwork(tx, network, new Date(now.getTime() - ofNetwork.seconds * 1000));
  if (begun >= ofNetwork.most || going >= ofNetwork.going) throw tooMany();
}

/** The chat that this token began before: what is sent twice begins once. */
async function begunBefore(tx: Db, actor: Actor, token: string): Promise<ChatRow | null> {
  const row = await chatByToken(tx, hashOf(token));
  if (!row) return null;
  if (row.person_id !== null && row.person_id !== actor.personId) throw notFound("chat");
  return row;
}

/** A chat begins: its ticket is opened, its contact rings, its first words are said. Answers its id. */
export async function beginChat(tx: Db, actor: Actor, now: Date, key: string, given: Given, ip: string): Promise<string> {
  const widget = await recallWidget(tx, key);
  if (!widget) throw notFound("chat_widget");
  const visitor = await whoIs(tx, actor, widget, given);
  const before = await begunBefore(tx, actor, given.token);
  if (before) return before.id;
  const answers = checkAnswers(widget.questions, given.answers, given.language);
  const team = await teamOf(tx, widget);
  const { open } = await openNow(tx, team.id, now);
  if (!open) throw new Problem(409, "chat_closed");
  if (visitor.person && (await goingWith(tx, visitor.person.id))) throw new Problem(409, "chat_going");
  const network = visitor.person ? null : networkMark(ip);
  await requirePlace(tx, now, widget, network);
  // Somebody sent the same twice at once: the other one was first.
  const meanwhile = await begunBefore(tx, actor, given.token);
  if (meanwhile) return meanwhile.id;

  const { body } = given.message;
  const ticket = await openTicket(
    tx,
    desk,
    now,
    {
      subject: subjectOf(body),
      description: describe(visitor, answers, body, given.language),
      channel: "chat",
      team: team.id,
      ...(visitor.person && { requester: { id: visitor.person.id } }),
    },
    // Nobody is mailed that it was opened: they are talking.
    { live: true, quiet: true },
  );
  const personId = visitor.person?.id ?? null;
  const contactId = await ringContact(tx, desk, now, { channel: "chat", personId, ticketId: ticket.id, opened: true });
  const chat: ChatRow = {
    id: newId(),
    widget_id: widget.id,
    team_id: team.id,
    state: "waiting",
    token_hash: hashOf(given.token),
    person_id: personId,
    visitor_name: visitor.name,
    visitor_email: visitor.person ? null : visitor.email,
    language: given.language,
    answers,
    page: given.page ?? null,
    network,
    ticket_id: ticket.id,
    contact_id: contactId,
    technician_id: null,
    started_at: now,
    waiting_since: now,
    taken_at: null,
    ended_at: null,
    ended_by: null,
    mails: visitor.email !== null,
    last_seq: 0,
    visitor_seen: 0,
    technician_seen: 0,
  };
  try {
    await insertChat(tx, { ...chat, answers: JSON.stringify(answers) });
  } catch (error) {
    if (violates(error, "chat_person_idx")) throw new Problem(409, "chat_going");
    throw error;
  }
  await tell(tx, { personId }, now, "chat.began", chat, { team_id: team.id, widget: widget.name });
  await append(tx, now, chat, { ...given.message, side: "visitor", authorId: personId });
  await noteHere(tx, [chat.id], "visitor");
  return chat.id;
}
