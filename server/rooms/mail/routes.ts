import { Readable } from "node:stream";
import { mailRoutes } from "../../../contract/mail.ts";
import { transaction } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { handle } from "../../platform/http/handle.ts";
import { sendFile } from "../../platform/http/send-file.ts";
import { sendPage } from "../../platform/http/send-page.ts";
import { notFound } from "../../platform/problem.ts";
import { decideHeld } from "./decide-held.ts";
import { htmlToShow } from "./html-to-show.ts";
import { listMail } from "./list-mail.ts";
import { loadMessage } from "./load-message.ts";
import { moveMail } from "./move-mail.ts";
import { presentDoor } from "./present-door.ts";
import { readMessage } from "./read-message.ts";
import { replay } from "./replay.ts";
import { openDoors } from "./store-door.ts";
import { readRaw } from "./store-message.ts";
import { takeIn } from "./take-in.ts";

export const routes = handle(mailRoutes, {
  "POST /mail/messages": ({ db, now, query, request }) =>
    takeIn(db, { mailbox: query.mailbox, via: "api", raw: request.body as AsyncIterable<Buffer>, now }),
  "GET /mail/doors": async ({ db, now }) => ({ items: (await openDoors(db, now)).map(presentDoor) }),
  "GET /mail/messages": ({ db, actor, query }) => listMail(db, actor, query),
  "GET /mail/messages/{id}": ({ db, actor, params }) => readMessage(db, actor, params.id),
  "GET /mail/messages/{id}/page": async ({ db, actor, params, reply }) => {
    const html = await htmlToShow((await loadMessage(db, actor, params.id)).understood?.html);
    if (!html) throw notFound("page");
    sendPage(reply, html);
  },
  "GET /mail/messages/{id}/raw": async ({ db, actor, now, params, request, reply }) => {
    const { id, size, ticket_id } = await loadMessage(db, actor, params.id);
    await transaction(db, (tx) =>
      publish(tx, { type: "mail.downloaded", actorId: actor.personId, ticketId: ticket_id, data: { mail_id: id, size } }, now),
    );
    const raw = await readRaw(db, id);
    const open = async (range?: { from: number; to: number }) => Readable.from([range ? raw.subarray(range.from, range.to + 1) : raw]);
    await sendFile(request, reply, { name: `${id}.eml`, mediaType: "application/octet-stream", bytes: raw.length, open });
  },
  "POST /mail/messages/{id}/decisions": async ({ db, actor, now, params, body }) => {
    await decideHeld(db, actor, now, params.id, body);
    return readMessage(db, actor, params.id);
  },
  "POST /mail/messages/{id}/replays": ({ db, actor, now, params }) => replay(db, actor, now, params.id),
  "POST /mail/messages/{id}/moves": async ({ db, actor, now, params, body }) => {
    await moveMail(db, actor, now, params.id, body.ticket);
    return readMessage(db, actor, params.id);
  },
});
