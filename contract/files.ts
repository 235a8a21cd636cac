import { z } from "zod";
import { bytes, nothing, routes } from "./route.ts";
import { id, instant } from "./shapes.ts";

/** Bytes of the largest file. */
export const largestFile = 25 * 1024 * 1024;
/** Files of one message. */
export const mostAttachments = 20;

/** A file that belongs to a ticket. Its bytes: `GET /tickets/{id}/attachments/{attachment}`. */
export const attachment = z.object({
  id,
  name: z.string().describe("As it is shown and saved: what could deceive is taken out of it or made visible"),
  media_type: z.string().describe("What it is delivered as, by the ending of its name"),
  size: z.number().int().describe("Bytes"),
  preview: z.boolean().describe("A picture: `…/preview` shows it, made anew by the desk"),
});
export type Attachment = z.infer<typeof attachment>;

/** A file on its way to the desk: sent in pieces, and again from `offset` after a cut. */
export const upload = attachment.extend({
  offset: z.number().int().describe("Bytes that have arrived and are kept: send the next from here. It is complete when this is `size`"),
  expires_at: instant.describe("When it is forgotten, unless it was attached before"),
});
export type Upload = z.infer<typeof upload>;

/** Uploads of one's own that become attachments of what is written. Each counts once. */
export const attachments = z
  .array(id)
  .max(mostAttachments)
  .optional()
  .describe("Ids of complete uploads of yours, which become attachments here, in this order");

export const fileRoutes = routes({
  "POST /uploads": {
    summary: "Announce a file; its bytes are sent by PATCH, in one piece or several, and go on after a cut",
    access: "tickets:reply",
    body: z.strictObject({
      file_name: z.string().min(1).max(10_000).describe("With its ending. A name made of letters that deceive is cleaned"),
      size: z.number().int().min(1).describe("Bytes of the whole file, at most 25 MB (26,214,400)"),
    }),
    answer: upload,
    status: 201,
  },
  "GET /uploads/{id}": {
    summary: "How much of an upload of mine has arrived: where to go on after a cut",
    access: "tickets:reply",
    answer: upload,
  },
  "PATCH /uploads/{id}": {
    summary:
      "Send the next bytes. What arrived before a cut is kept. 409 wrong_offset tells the right `offset`: of two that send the same piece one wins",
    access: "tickets:reply",
    takes: "bytes",
    transaction: false,
    query: z.strictObject({ offset: z.coerce.number().int().min(0).describe("Where these bytes belong: the upload's `offset`") }),
    answer: upload,
  },
  "DELETE /uploads/{id}": {
    summary: "Forget an upload of mine that was not attached to anything",
    access: "tickets:reply",
    answer: nothing,
    status: 204,
  },
  "GET /uploads/{id}/preview": {
    summary: "A small picture of a complete upload of mine",
    access: "tickets:reply",
    media: "picture",
    answer: bytes,
  },
});
