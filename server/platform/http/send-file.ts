import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";

export interface SentFile {
  name: string;
  mediaType: string;
  bytes: number;
  open(range?: { from: number; to: number }): Promise<Readable>;
}

/**
 * What somebody sent must never run or be shown as part of the desk: it is saved, not opened; nobody guesses what it is; a browser that
 * opens it all the same gives it an origin of its own in which nothing loads.
 */
const closed = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
  "cross-origin-resource-policy": "same-origin",
};

/** RFC 8187: UTF-8, with everything but its attr-char as %XX. */
const extended = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** The one range of bytes that is asked for (RFC 9110, 14.1.2); null: all of it. */
function rangeOf(header: string | undefined, bytes: number): { from: number; to: number } | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  const from = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return from <= to ? { from, to } : null;
}

/** Answers a file to save (RFC 6266), streamed; the handler of a route with `media: "file"` returns what this answers. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: SentFile): Promise<void> {
  const range = rangeOf(request.headers.range, file.bytes);
  const stream = await file.open(range ?? undefined);
  reply.headers({
    ...closed,
    "content-type": file.mediaType,
    "content-disposition": `attachment; filename*=UTF-8''${extended(file.name)}`,
    "accept-ranges": "bytes",
    "content-length": range ? range.to - range.from + 1 : file.bytes,
  });
  if (range) reply.code(206).header("content-range", `bytes ${range.from}-${range.to}/${file.bytes}`);
  reply.send(stream);
}

/** Answers a table that is written while it is sent: its length is not known before its end. */
export const sendTable = (reply: FastifyReply, name: string, rows: Readable) =>
  reply
    .headers({
      ...closed,
      "cache-control": "no-store",
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${extended(name)}`,
    })
    .send(rows);

/** Answers a picture that the desk made itself: the only thing of a stranger's file that a page shows. */
export async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  picture: { sha256: string; bytes: number; open(): Promise<Readable> },
): Promise<void> {
  const tag = `"${picture.sha256}"`;
  // Kept by the browser, and asked for each time: who may not see it any more gets it no more.
  reply.headers({ ...closed, "cache-control": "private, no-cache", etag: tag });
  if (request.headers["if-none-match"] === tag) return void reply.code(304).send();
  const stream = await picture.open();
  reply.headers({ "content-type": "image/webp", "content-length": picture.bytes }).send(stream);
}
