import { chatRoutes } from "../../../contract/chat.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { liveContactIds, sawAll } from "../contacts/index.ts";
import { sendOriginal } from "../files/index.ts";
import { loadInside, wholeOf } from "../tickets/index.ts";
import { endChat } from "./end-chat.ts";
import { tell } from "./events.ts";
import { handOn } from "./hand-on.ts";
import { loadChat, lockOwn, rightsOver } from "./load-chat.ts";
import { presentChat, presentMessage } from "./present.ts";
import { sayAsTechnician } from "./say.ts";
import { mostEach, updateChat } from "./store.ts";
import { noteTyping } from "./store-here.ts";
import { fileOf, messagesAfter } from "./store-messages.ts";
import { chatsOf, chatsOfTickets, countWaiting, waitingFor, type ShownChat } from "./store-shown.ts";
import { queueOf, takeChat, takeNext } from "./take-chat.ts";

async function show(db: Db, actor: Actor, id: string) {
  const { row, can } = await loadChat(db, actor, id);
  return presentChat(row, can);
}

/** Those of them whose tickets this reader sees from inside. */
async function showAll(db: Db, actor: Actor, rows: readonly ShownChat[]) {
  const rights = await rightsOver(db, actor, rows);
  return rows.flatMap((row) => {
    const right = rights.get(row.id);
    return right?.see ? [presentChat(row, { take: right.take, write: right.write })] : [];
  });
}

const shownWaiting = 50;

export const routes = handle(chatRoutes, {
  "GET /chats": async ({ db, actor }) => {
    const me = personIdOf(actor);
    const queue = queueOf(actor);
    const contacts = await liveContactIds(db, me);
    const [waiting, count, mine, most_each] = await Promise.all([
      waitingFor(db, queue, shownWaiting),
      countWaiting(db, queue),
      chatsOf(db, me, contacts),
      mostEach(db),
    ]);
    return {
      waiting: await showAll(db, actor, waiting),
      mine: await showAll(db, actor, mine),
      more_waiting: Math.max(0, count - waiting.length),
      most_each,
    };
  },
  "POST /chats/next": async ({ db, actor, now }) => show(db, actor, await takeNext(db, actor, now)),
  "GET /chats/{id}": ({ db, actor, params }) => show(db, actor, params.id),
  "GET /tickets/{id}/chats": async ({ db, actor, params }) => {
    const ticket = await loadInside(db, actor, params.id);
    return { items: await showAll(db, actor, await chatsOfTickets(db, wholeOf(ticket))) };
  },
  "GET /chats/{id}/messages": async ({ db, actor, params, query }) => {
    const { row } = await loadChat(db, actor, params.id);
    return { items: (await messagesAfter(db, [{ chat_id: row.id, after: query.after }])).map(presentMessage) };
  },
  "POST /chats/{id}/take": async ({ db, actor, now, params }) => show(db, actor, await takeChat(db, actor, now, params.id)),
  "POST /chats/{id}/messages": async ({ db, actor, now, params, body }) =>
    presentMessage(await sayAsTechnician(db, actor, now, await lockOwn(db, actor, params.id), body)),
  "PUT /chats/{id}/typing": async ({ db, actor, params, body }) => {
    const { row, can } = await loadChat(db, actor, params.id);
    if (can.write) await noteTyping(db, row.id, "technician", body.typing);
  },
  "PUT /chats/{id}/seen": async ({ db, actor, now, params, body }) => {
    const { can } = await loadChat(db, actor, params.id);
    if (!can.write) return;
    const chat = await lockOwn(db, actor, params.id);
    const seen = Math.min(body.seq, chat.last_seq);
    if (seen <= chat.technician_seen) return;
    await updateChat(db, chat.id, { technician_seen: seen });
    if (seen === chat.last_seq) await sawAll(db, chat.contact_id, now);
    await tell(db, actor, now, "chat.seen", chat, { seq: seen, side: "technician" });
  },
  "GET /chats/{id}/files/{file}": async ({ db, actor, params, request, reply }) => {
    const { row } = await loadChat(db, actor, params.id);
    const file = isId(params.file) ? await fileOf(db, row.id, params.file) : undefined;
    if (!file) throw notFound("attachment");
    await sendOriginal(request, reply, file);
  },
  "POST /chats/{id}/transfers": async ({ db, actor, now, params, body }) => show(db, actor, await handOn(db, actor, now, params.id, body)),
  "POST /chats/{id}/endings": async ({ db, actor, now, params, body }) => show(db, actor, await endChat(db, actor, now, params.id, body)),
});
