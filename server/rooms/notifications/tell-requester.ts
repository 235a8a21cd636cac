import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { findPeopleByIds, type PersonRow } from "../people/index.ts";
import type { TicketRow } from "../tickets/index.ts";
import { queueMessage, type MessageKind } from "./queue-message.ts";
import { ticketLink } from "./settings.ts";
import { isBeingTalkedAbout, replyBody } from "./store.ts";
import { wasTold } from "./store-outbox.ts";

interface Message {
  kind: MessageKind;
  /** What the technician wrote to them. */
  text: string;
}

/** "We have it", once per ticket: when it is opened, or after the call in which it was. */
async function receipt(tx: Db, ticket: TicketRow): Promise<Message | null> {
  const settled = ticket.status === "resolved" || ticket.status === "closed";
  if (settled || ticket.subject === "" || (await isBeingTalkedAbout(tx, ticket.id))) return null;
  return (await wasTold(tx, ticket.id, ["opened", "solved"])) ? null : { kind: "opened", text: "" };
}

async function messageAbout(tx: Db, event: StoredEvent, ticket: TicketRow): Promise<Message | null> {
  switch (event.type) {
    case "ticket.opened":
      return receipt(tx, ticket);
    case "contact.ended":
      // A call about a ticket that was there before needs no receipt.
      return ticket.channel === "phone" || ticket.channel === "walk_in" ? receipt(tx, ticket) : null;
    case "reply.added": {
      const text = event.data["from_technician"] === true ? await replyBody(tx, String(event.data["reply_id"]), ticket.id) : null;
      return text === null ? null : { kind: "replied", text };
    }
    case "ticket.resolved":
      return { kind: "solved", text: ticket.resolution ?? "" };
    default:
      return null;
  }
}

/** Who asked and for whom it is. A receipt also goes to who just opened it; nobody is told what they wrote themselves. */
async function readersOf(tx: Db, event: StoredEvent, ticket: TicketRow, kind: MessageKind): Promise<PersonRow[]> {
  const ids = [ticket.requester_id, ticket.on_behalf_of_id].filter((id) => id !== null);
  const people = await findPeopleByIds(
    tx,
    ids.filter((id) => kind === "opened" || id !== event.actor_id),
  );
  return [...people.values()].filter((person) => person.active);
}

/** Mails the requester what concerns them. Built from public messages only. */
export async function tellRequester(tx: Db, event: StoredEvent, ticket: TicketRow): Promise<void> {
  const message = await messageAbout(tx, event, ticket);
  if (!message) return;
  const { kind, text } = message;
  const facts = {
    number: ticket.number,
    subject: ticket.subject,
    link: ticketLink(ticket.number),
    text,
    has_text: text === "" ? "no" : "yes",
  };
  for (const to of await readersOf(tx, event, ticket, kind)) {
    await queueMessage(tx, { eventId: event.id, kind, to, ticketId: ticket.id, facts, at: event.at });
  }
}
