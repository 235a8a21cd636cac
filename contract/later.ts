import { z } from "zod";
import { attachment, attachments } from "./files.ts";
import { routes } from "./route.ts";
import { id, instant, list, named, text } from "./shapes.ts";
import { sharedVersion, timelineEntry } from "./tickets.ts";

const body = text().describe("Plain text, public once it has left");
const sendAt = instant.describe("When it leaves: a minute later at most, within a year");
const seen = id.nullable().optional().describe("The last public message that you have read, as for a reply");

const scheduledReply = z.object({
  id,
  author: named.describe("Who wrote it, and in whose name it leaves"),
  body: z.string(),
  attachments: z.array(attachment).describe("Files that go with it"),
  wait: z.boolean().describe("It also sets the ticket waiting for the requester"),
  send_at: instant.describe("When it leaves, unless it is held"),
  created_at: instant,
  held: z
    .enum(["replied", "refused"])
    .nullable()
    .describe("Why it waits for its author's decision: somebody wrote meanwhile, or it may not be sent any more. null: it leaves in time"),
  can: z.object({
    change: z.boolean().describe("I wrote it: I may change it or send it now"),
    cancel: z.boolean().describe("I may stop it; its words go back to its author's draft"),
  }),
});
export type ScheduledReply = z.infer<typeof scheduledReply>;

export const laterRoutes = routes({
  "GET /tickets/{id}/scheduled-replies": {
    summary: "Replies that leave later, the next one first; no requester sees them",
    access: "tickets:work",
    answer: list(scheduledReply),
  },
  "POST /tickets/{id}/scheduled-replies": {
    summary: "Write to the requester later. If anybody else writes before, it is held and its author is told",
    access: "tickets:work",
    body: z.strictObject({
      body,
      wait: z.boolean().default(false).describe("As of a reply"),
      attachments,
      seen,
      send_at: sendAt,
      shared_version: sharedVersion,
    }),
    answer: scheduledReply,
    status: 201,
  },
  "PATCH /tickets/{id}/scheduled-replies/{reply}": {
    summary: "Change when my reply leaves, or its words; one that was held leaves in time again",
    access: "tickets:work",
    body: z.strictObject({ body: body.optional(), send_at: sendAt.optional() }),
    answer: scheduledReply,
  },
  "POST /tickets/{id}/scheduled-replies/{reply}/sendings": {
    summary: "Send my reply now",
    access: "tickets:work",
    answer: timelineEntry,
    status: 201,
  },
  "POST /tickets/{id}/scheduled-replies/{reply}/cancellations": {
    summary: "Do not send it: its words go back to its author's draft, its files are their uploads again",
    access: "tickets:work",
    answer: z.object({
      body: z.string().describe("What was written"),
      attachments: z.array(attachment).describe("Its files"),
    }),
    status: 201,
  },
});
