import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../../platform/db.ts";
import { sendFile, sendPicture } from "../../platform/http/send-file.ts";
import { notFound } from "../../platform/problem.ts";
import { makePreview } from "./make-preview.ts";
import { mediaType } from "./media-type.ts";
import { fileStore } from "./settings.ts";
import { findBlob } from "./store-blob.ts";

/** Answers a file as it was sent, to be saved. Who may have it is for the caller to ask first. */
export const sendOriginal = (request: FastifyRequest, reply: FastifyReply, file: { name: string; size: number; sha256: string }) =>
  sendFile(request, reply, {
    name: file.name,
    mediaType: mediaType(file.name),
    bytes: file.size,
    open: (range) => fileStore().open(file.sha256, range),
  });

/** Answers the small picture of a content, which is made when it is asked for the first time; 404 when it has none. */
export async function sendPreview(db: Db, now: Date, request: FastifyRequest, reply: FastifyReply, sha256: string): Promise<void> {
  const blob = await findBlob(db, sha256);
  if (!blob?.picture) throw notFound("preview");
  const made =
    blob.preview && blob.preview_bytes !== null
      ? { sha256: blob.preview, bytes: blob.preview_bytes }
      : await makePreview(db, now, { sha256, picture: blob.picture });
  await sendPicture(request, reply, { ...made, open: () => fileStore().open(made.sha256) });
}
