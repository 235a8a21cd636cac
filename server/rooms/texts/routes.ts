import { mailTextRoutes } from "../../../contract/mail-texts.ts";
import { personIdOf } from "../../platform/actor.ts";
import { handle } from "../../platform/http/handle.ts";
import { sendPage } from "../../platform/http/send-page.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { changeText, resetText } from "./change-text.ts";
import { findText } from "./find-text.ts";
import { listTexts } from "./list-texts.ts";
import { showText } from "./show-text.ts";
import { previewOf } from "./store.ts";
import { previewText, sendTest } from "./try-text.ts";

export const boundRoutes = handle(mailTextRoutes, {
  "GET /mail-texts": async ({ db }) => ({ items: await listTexts(db) }),
  "GET /mail-texts/{kind}/{language}": async ({ db, actor, params, query }) =>
    showText(db, actor.language, await findText(db, params, query.mailbox)),
  "PUT /mail-texts/{kind}/{language}": async ({ db, actor, now, params, query, body, request }) => {
    const found = await findText(db, params, query.mailbox);
    await changeText(db, actor, now, found, body, request.headers["if-match"]);
    return showText(db, actor.language, found);
  },
  "DELETE /mail-texts/{kind}/{language}": async ({ db, actor, now, params, query, request }) => {
    const found = await findText(db, params, query.mailbox);
    await resetText(db, actor, now, found, request.headers["if-match"]);
    return showText(db, actor.language, found);
  },
  "POST /mail-texts/{kind}/{language}/previews": async ({ db, actor, now, params, query, body }) =>
    previewText(db, actor, now, await findText(db, params, query.mailbox), body),
  "GET /mail-texts/previews/{id}": async ({ db, actor, params, reply }) => {
    const preview = isId(params.id) ? await previewOf(db, personIdOf(actor), params.id) : undefined;
    if (!preview) throw notFound("preview");
    sendPage(reply, preview.page);
  },
  "POST /mail-texts/{kind}/{language}/tests": async ({ db, actor, now, params, query, body }) =>
    sendTest(db, actor, now, await findText(db, params, query.mailbox), body),
});
