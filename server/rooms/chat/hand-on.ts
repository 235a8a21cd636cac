import type { z } from "zod";
import type { escalationGiven } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { endContact, ringContact } from "../contacts/index.ts";
import { findTicket, type TicketRow } from "../tickets/index.ts";
import { note } from "./append.ts";
import { desk } from "./desk.ts";
import { tell } from "./events.ts";
import { lockOwn } from "./load-chat.ts";
import { updateChat, type ChatRow } from "./store.ts";

const named = (ticket: TicketRow | undefined): TicketRow => {
  if (!ticket) throw notFound("ticket");
  return ticket;
};

/** The contact of who had it ended as handed up: the next one rings where the ticket is now. */
export async function ringOn(tx: Db, actor: Actor, now: Date, chat: ChatRow): Promise<void> {
  const ticket = named(await findTicket(tx, chat.ticket_id));
  const contactId = await ringContact(tx, desk, now, {
    channel: "chat",
    personId: chat.person_id,
    ticketId: chat.ticket_id,
    opened: false,
  });
  await note(tx, now, chat, "moved", actor.personId);
  const waiting = {
    state: "waiting" as const,
    team_id: ticket.team_id,
    contact_id: contactId,
    technician_id: null,
    waiting_since: chat.started_at,
  };
  await updateChat(tx, chat.id, waiting);
  Object.assign(chat, waiting);
  await tell(tx, actor, now, "chat.handed_on", chat, { team_id: ticket.team_id });
}

/**
 * A chat goes on with its ticket, and waits at the other team before those who came later. Whoever takes it reads everything that was said, and the
 * handover.
 */
export async function handOn(tx: Db, actor: Actor, now: Date, id: string, escalation: z.output<typeof escalationGiven>): Promise<string> {
  const chat = await lockOwn(tx, actor, id);
  await endContact(tx, actor, now, chat.contact_id, { outcome: "handed_up", escalation });
  await ringOn(tx, actor, now, chat);
  return chat.id;
}
