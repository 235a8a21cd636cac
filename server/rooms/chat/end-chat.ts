import type { BodyOf } from "../../../contract/route.ts";
import type { chatRoutes } from "../../../contract/chat.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { actorFor } from "../access/index.ts";
import { closeContact, endContact } from "../contacts/index.ts";
import { changeTicket, findTicket } from "../tickets/index.ts";
import { note } from "./append.ts";
import { desk } from "./desk.ts";
import { tell } from "./events.ts";
import { lockOwn } from "./load-chat.ts";
import { updateChat, type ChatRow } from "./store.ts";
import { messagesAfter } from "./store-messages.ts";
import { writeTranscript } from "./write-transcript.ts";

type By = NonNullable<ChatRow["ended_by"]>;

async function over(tx: Db, now: Date, chat: ChatRow, by: By, actorId: string | null): Promise<void> {
  const ended = { state: "ended" as const, ended_at: now, ended_by: by };
  await updateChat(tx, chat.id, { ...ended, mails: chat.mails });
  Object.assign(chat, ended);
  await tell(tx, { personId: actorId }, now, "chat.ended", chat, { by, team_id: chat.team_id });
}

/** Nobody had taken it: what was said stands in the ticket, which is answered by mail. */
async function lose(tx: Db, now: Date, chat: ChatRow): Promise<void> {
  const rows = await messagesAfter(tx, [{ chat_id: chat.id, after: 1 }]);
  const more = rows.filter(({ side }) => side === "visitor").map(({ body }) => body);
  const ticket = more.length > 0 ? await findTicket(tx, chat.ticket_id) : undefined;
  if (ticket) await changeTicket(tx, desk, now, ticket.id, { description: [ticket.description, ...more].join("\n\n").slice(0, 100_000) });
  // One that was handed on before is told by its first contact.
  await closeContact(tx, desk, now, chat.contact_id, chat.ticket_id, "abandoned");
}

/** The visitor is gone, or says that it is over, in a chat that is locked. Its technician ends the contact as they would a call. */
export async function leave(tx: Db, now: Date, chat: ChatRow, by: "visitor" | "nobody", mails: boolean): Promise<void> {
  if (chat.state === "ended") return;
  chat.mails = chat.mails && mails;
  const waited = chat.state === "waiting";
  const { technician_id: technicianId } = chat;
  await note(tx, now, chat, "left", null);
  if (waited) await lose(tx, now, chat);
  if (technicianId) await writeTranscript(tx, await actorFor(tx, technicianId), now, chat);
  await over(tx, now, chat, by, chat.person_id);
}

/** What is left when its contact ended, however that came. */
export async function closeBehind(tx: Db, actor: Actor, now: Date, chat: ChatRow): Promise<void> {
  await note(tx, now, chat, "ended", actor.personId);
  await writeTranscript(tx, actor, now, chat);
  await over(tx, now, chat, "technician", actor.personId);
}

type Ending = BodyOf<(typeof chatRoutes)["POST /chats/{id}/endings"]>;

/** Its technician ends a chat, and with it the contact. */
export async function endChat(tx: Db, actor: Actor, now: Date, id: string, { outcome }: Ending): Promise<string> {
  const chat = await lockOwn(tx, actor, id);
  await closeBehind(tx, actor, now, chat);
  await endContact(tx, actor, now, chat.contact_id, { outcome });
  return chat.id;
}
