import { sideRoutes } from "../../../contract/side.ts";
import { handle } from "../../platform/http/handle.ts";
import { sendOriginal, sendPreview } from "../files/index.ts";
import { loadInside } from "../tickets/index.ts";
import { closeSide } from "./close-side.ts";
import { loadFile, takeFile } from "./load-file.ts";
import { presentAll } from "./present.ts";
import { reopenSide } from "./reopen-side.ts";
import { startSide } from "./start-side.ts";
import { takeBack } from "./take-back.ts";
import { writeSide } from "./write-side.ts";

export const routes = handle(sideRoutes, {
  "GET /tickets/{id}/side-conversations": async ({ db, actor, params }) => ({
    items: await presentAll(db, actor, await loadInside(db, actor, params.id)),
  }),
  "POST /tickets/{id}/side-conversations": ({ db, actor, now, params, body }) => startSide(db, actor, now, params.id, body),
  "POST /tickets/{id}/side-conversations/{side}/messages": ({ db, actor, now, params, body }) =>
    writeSide(db, actor, now, params.id, params.side, body),
  "POST /tickets/{id}/side-conversations/{side}/messages/{message}/cancellations": ({ db, actor, now, params }) =>
    takeBack(db, actor, now, params.id, params.side, params.message),
  "POST /tickets/{id}/side-conversations/{side}/closings": ({ db, actor, now, params }) =>
    closeSide(db, actor, now, params.id, params.side),
  "POST /tickets/{id}/side-conversations/{side}/reopenings": ({ db, actor, now, params }) =>
    reopenSide(db, actor, now, params.id, params.side),
  "GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}": async ({ db, actor, now, params, request, reply: answer }) =>
    sendOriginal(request, answer, await takeFile(db, actor, now, params.id, params.side, params.attachment)),
  "GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}/preview": async ({
    db,
    actor,
    now,
    params,
    request,
    reply: answer,
  }) => {
    const { file } = await loadFile(db, actor, params.id, params.side, params.attachment);
    await sendPreview(db, now, request, answer, file.sha256);
  },
});
