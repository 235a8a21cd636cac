import { smsRoutes } from "../../../contract/sms.ts";
import { handle } from "../../platform/http/handle.ts";
import { say } from "../../platform/i18n.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { changeGateway } from "./change-gateway.ts";
import { presentGateway, presentMessage } from "./present.ts";
import { sendSms } from "./send-sms.ts";
import { findMessage, listMessages, lockGateway, showGateway } from "./store.ts";

export const boundRoutes = handle(smsRoutes, {
  "GET /sms-gateway": async ({ db }) => presentGateway(await showGateway(db)),
  "PATCH /sms-gateway": async ({ db, actor, now, body, request }) => {
    const row = await lockGateway(db);
    await requireVersion(row, request.headers["if-match"], async () => presentGateway(await showGateway(db)));
    await changeGateway(db, actor, now, row, body);
    return presentGateway(await showGateway(db));
  },
  "POST /sms-gateway/tests": async ({ db, actor, now, body }) => {
    const text = say(actor.language, "sms.test");
    const id = await sendSms(db, { to: body.to, text, personId: null, reason: "test", at: now });
    const row = await findMessage(db, id);
    if (!row) throw notFound("sms_message");
    return presentMessage(row);
  },
  "GET /sms-messages": async ({ db, query }) => {
    const after = decodeCursor(query.cursor, ["time", "id"]);
    const rows = await listMessages(db, { state: query.state, after, limit: query.limit });
    return toPage(rows, query.limit, presentMessage, (row) => [row.created_at.toISOString(), row.id]);
  },
});
