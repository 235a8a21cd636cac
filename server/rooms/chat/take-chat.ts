import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { takeContact } from "../contacts/index.ts";
import { findPersonByEmail, findPersonById, meetPerson } from "../people/index.ts";
import { changeTicket, findTicket } from "../tickets/index.ts";
import { note } from "./append.ts";
import { desk } from "./desk.ts";
import { tell } from "./events.ts";
import { loadChat, rightsOver } from "./load-chat.ts";
import { countOpenOf, lockChat, lockNext, mostEach, takeTechniciansTurn, updateChat, type ChatRow } from "./store.ts";

async function requireHands(tx: Db, actor: Actor): Promise<void> {
  const me = personIdOf(actor);
  await takeTechniciansTurn(tx, me);
  const most = await mostEach(tx);
  if ((await countOpenOf(tx, me)) >= most) throw new Problem(409, "chat_hands_full", { facts: { most } });
}

/**
 * Whoever nobody knows becomes known once a technician speaks with them, as by a first mail: not before, so that a flood makes no people.
 * An address that is somebody's already proves nothing: a technician says whether it is them.
 */
async function meet(tx: Db, now: Date, chat: ChatRow): Promise<string | undefined> {
  if (chat.person_id !== null || chat.visitor_email === null) return undefined;
  const ticket = await findTicket(tx, chat.ticket_id);
  if (!ticket || ticket.requester_id !== null || (await findPersonByEmail(tx, chat.visitor_email))) return undefined;
  const { person, isNew } = await meetPerson(
    tx,
    { ...desk, language: chat.language },
    { email: chat.visitor_email, name: chat.visitor_name },
  );
  if (!isNew) return undefined;
  await changeTicket(tx, desk, now, chat.ticket_id, { requester: { id: person.id } });
  return person.id;
}

/** A chat that is locked and waits becomes theirs; whether they may take it was asked before. */
export async function take(tx: Db, actor: Actor, now: Date, chat: ChatRow): Promise<void> {
  const me = personIdOf(actor);
  const met = await meet(tx, now, chat);
  await changeTicket(tx, actor, now, chat.ticket_id, { assignee: me });
  await takeContact(tx, actor, now, chat.contact_id, chat.ticket_id, met);
  const taken = { state: "open" as const, technician_id: me, taken_at: now };
  await updateChat(tx, chat.id, taken);
  Object.assign(chat, taken);
  await tell(tx, actor, now, "chat.taken", chat, {
    team_id: chat.team_id,
    seconds: Math.round((now.getTime() - chat.waiting_since.getTime()) / 1000),
  });
  await note(tx, now, chat, "joined", me);
}

/** A technician takes a chat that waits. Once more by who has it changes nothing. */
export async function takeChat(tx: Db, actor: Actor, now: Date, id: string): Promise<string> {
  const { row: shown, can } = await loadChat(tx, actor, id);
  if (shown.state === "open" && shown.technician_id === actor.personId) return shown.id;
  await requireHands(tx, actor);
  const chat = await lockChat(tx, shown.id);
  if (!chat) throw notFound("chat");
  if (chat.state === "ended") throw new Problem(409, "chat_over");
  if (chat.state === "open") {
    const has = chat.technician_id ? await findPersonById(tx, chat.technician_id) : undefined;
    throw new Problem(409, "chat_taken", { facts: { name: has?.name ?? "" } });
  }
  if (!can.take) throw new Problem(403, "not_your_ticket", { facts: { team: shown.team_name } });
  await take(tx, actor, now, chat);
  return chat.id;
}

/** Whose queue somebody takes from: their teams'; who is in none looks after all. */
export const queueOf = (actor: Actor): string[] | null => (actor.teamIds.size > 0 ? [...actor.teamIds] : null);

/** Takes the one that waits longest. Two who ask at once get two. */
export async function takeNext(tx: Db, actor: Actor, now: Date): Promise<string> {
  await requireHands(tx, actor);
  const chat = await lockNext(tx, queueOf(actor));
  const can = chat && (await rightsOver(tx, actor, [chat])).get(chat.id)?.take;
  if (!chat || !can) throw new Problem(409, "chat_nobody_waits");
  await take(tx, actor, now, chat);
  return chat.id;
}
