import { chatVisitorRoutes } from "../../../contract/chat-visitor.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { sendOriginal } from "../files/index.ts";
import { tell } from "./events.ts";
import { beginChat } from "./begin-chat.ts";
import { leave } from "./end-chat.ts";
import { leaveMessage } from "./leave-message.ts";
import { findMine, lockMine } from "./load-chat.ts";
import { presentMessage, presentToVisitor } from "./present.ts";
import { sayAsVisitor } from "./say.ts";
import { sendFile } from "./send-file.ts";
import { showDoor } from "./show-door.ts";
import { placesOf, updateChat } from "./store.ts";
import { noteTyping } from "./store-here.ts";
import { fileOf, messagesAfter } from "./store-messages.ts";
import { findChat } from "./store-shown.ts";
import { portalWidget, recallWidget } from "./store-widgets.ts";
import { listenToChat } from "./stream/listen.ts";
import { suggestionsFor } from "./suggestions.ts";

async function show(db: Db, id: string) {
  const [row, places] = await Promise.all([findChat(db, id), placesOf(db, [id])]);
  if (!row) throw notFound("chat");
  return presentToVisitor(row, places.get(id));
}

async function suggest(db: Db, actor: Actor, key: string, question: string, language: Actor["language"]) {
  if (!(await recallWidget(db, key))) throw notFound("chat_widget");
  return { items: await suggestionsFor(db, actor, question, language) };
}

export const visitorRoutes = handle(chatVisitorRoutes, {
  // Nobody chats in the name of whom they look as.
  "GET /portal-chat": async ({ db, actor }) => ({ key: actor.viewedBy ? null : ((await portalWidget(db, "portal"))?.key ?? null) }),
  "GET /chat-widgets/{id}/door": ({ db, actor, now, params, query }) => showDoor(db, actor, now, params.id, query.language),
  "GET /chat-widgets/{id}/suggestions": ({ db, actor, params, query }) => suggest(db, actor, params.id, query.q, query.language),
  "POST /chat-widgets/{id}/chats": async ({ db, actor, now, params, body, request }) =>
    show(db, await beginChat(db, actor, now, params.id, body, request.ip)),
  "POST /chat-widgets/{id}/messages": ({ db, actor, now, params, body, request }) =>
    leaveMessage(db, actor, now, params.id, body, request.ip),
  "GET /my-chat": async ({ db, actor, query, request }) => {
    const { id } = await findMine(db, actor, request);
    const [chat, rows] = await Promise.all([show(db, id), messagesAfter(db, [{ chat_id: id, after: query.after }])]);
    return { chat, messages: rows.map(presentMessage) };
  },
  "GET /my-chat/events": async ({ db, actor, request, reply }) => {
    const chat = await findMine(db, actor, request);
    await listenToChat(db, chat, actor.sessionId, request.headers["last-event-id"], request.ip, reply);
    // The stream goes on by itself; nothing is answered here.
    return reply as never;
  },
  "POST /my-chat/messages": async ({ db, actor, now, body, request }) =>
    presentMessage(await sayAsVisitor(db, now, await lockMine(db, actor, request), body)),
  "PUT /my-chat/typing": async ({ db, actor, body, request }) => {
    const chat = await findMine(db, actor, request);
    if (chat.state !== "ended") await noteTyping(db, chat.id, "visitor", body.typing);
  },
  "PUT /my-chat/seen": async ({ db, actor, now, body, request }) => {
    const chat = await lockMine(db, actor, request);
    const seen = Math.min(body.seq, chat.last_seq);
    if (seen <= chat.visitor_seen) return;
    await updateChat(db, chat.id, { visitor_seen: seen });
    await tell(db, actor, now, "chat.seen", chat, { seq: seen, side: "visitor" });
  },
  "POST /my-chat/files": async ({ db, actor, now, query, request }) => presentMessage(await sendFile(db, actor, now, request, query)),
  "GET /my-chat/files/{file}": async ({ db, actor, params, request, reply }) => {
    const chat = await findMine(db, actor, request);
    const file = isId(params.file) ? await fileOf(db, chat.id, params.file) : undefined;
    if (!file) throw notFound("attachment");
    await sendOriginal(request, reply, file);
  },
  "POST /my-chat/end": async ({ db, actor, now, body, request }) => {
    const chat = await lockMine(db, actor, request);
    await leave(db, now, chat, "visitor", body.mail);
    return show(db, chat.id);
  },
});
