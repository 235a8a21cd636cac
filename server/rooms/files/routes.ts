import type { Readable } from "node:stream";
import { fileRoutes } from "../../../contract/files.ts";
import { handle } from "../../platform/http/handle.ts";
import { notFound } from "../../platform/problem.ts";
import { announceUpload } from "./announce-upload.ts";
import { findUpload } from "./find-upload.ts";
import { forgetUpload } from "./forget-upload.ts";
import { presentUpload } from "./present.ts";
import { receiveBytes } from "./receive-bytes.ts";
import { sendPreview } from "./send.ts";

export const routes = handle(fileRoutes, {
  "POST /uploads": async ({ db, actor, now, body }) => presentUpload(await announceUpload(db, actor, now, body)),
  "GET /uploads/{id}": async ({ db, actor, params }) => presentUpload(await findUpload(db, actor, params.id)),
  "PATCH /uploads/{id}": async ({ db, actor, now, params, query, request }) =>
    presentUpload(await receiveBytes(db, actor, now, params.id, query.offset, request.body as Readable)),
  "DELETE /uploads/{id}": ({ db, actor, params }) => forgetUpload(db, actor, params.id),
  "GET /uploads/{id}/preview": async ({ db, actor, now, params, request, reply }) => {
    const { sha256 } = await findUpload(db, actor, params.id);
    if (!sha256) throw notFound("preview");
    await sendPreview(db, now, request, reply, sha256);
  },
});
