import { z } from "zod";
import { attachment, attachments, mostAttachments } from "./files.ts";
import { bytes, routes } from "./route.ts";
import { email, id, instant, line, list, named, text } from "./shapes.ts";

const body = text().describe("Plain text: all that the mail says, besides the mailbox's signature");
const ticketFiles = z
  .array(id)
  .max(mostAttachments)
  .optional()
  .describe("Ids of files that the ticket's requester sees, to be sent along: none goes by itself, and a note's never");
const wait = z.boolean().default(false).describe("Set the ticket waiting for the vendor, until an answer comes");

const sideMessage = z.object({
  id,
  at: instant,
  author: named.nullable().describe("The technician who wrote it; null: it came by mail"),
  from: z.object({ name: z.string(), address: z.string() }).nullable().describe("Who sent it; null: a technician wrote it"),
  body: z.string(),
  automatic: z.boolean().describe("A machine wrote it: a receipt, or that somebody is away"),
  mail_id: id.nullable().describe("The message that it came as"),
  attachments: z.array(attachment).describe("Its bytes: `GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}`"),
});

const sideConversation = z.object({
  id,
  subject: z.string(),
  with: z.object({ name: z.string(), address: z.string() }).describe("The third party"),
  opened_by: named,
  opened_at: instant,
  closed: z
    .object({ at: instant, by: named.describe("Who called it done") })
    .nullable()
    .describe("It is done with; a person's answer, or writing again, opens it again"),
  messages: z.array(sideMessage).describe("Oldest first"),
  can: z.object({
    write: z.boolean().describe("I may write in it"),
    close: z.boolean().describe("I may call it done"),
    reopen: z.boolean().describe("It is done, and I may open it again"),
  }),
});
export type SideConversation = z.infer<typeof sideConversation>;
export type SideMessage = z.infer<typeof sideMessage>;

export const sideRoutes = routes({
  "GET /tickets/{id}/side-conversations": {
    summary: "What is written with vendors beside a ticket, oldest first; no requester sees it",
    access: "tickets:read",
    answer: list(sideConversation),
  },
  "POST /tickets/{id}/side-conversations": {
    summary: "Write to a vendor by mail, in a thread of its own. Answers come back into it",
    access: "tickets:work",
    body: z.strictObject({
      to: z.strictObject({ name: line().optional().describe("Their name, if you know it"), address: email }),
      subject: line(300).describe("The mail's; the ticket's number is put before it"),
      body,
      attachments,
      ticket_files: ticketFiles,
      wait,
    }),
    answer: sideConversation,
    status: 201,
  },
  "POST /tickets/{id}/side-conversations/{side}/messages": {
    summary: "Write to the vendor again",
    access: "tickets:work",
    body: z.strictObject({ body, attachments, ticket_files: ticketFiles, wait }),
    answer: sideConversation,
    status: 201,
  },
  "POST /tickets/{id}/side-conversations/{side}/messages/{message}/cancellations": {
    summary:
      "Take back a message of my own within ten seconds, before its mail leaves; its words become my draft again. Taking back the first takes the conversation with it",
    access: "tickets:work",
    answer: z.object({
      body: z.string().describe("What was written"),
      attachments: z.array(id).describe("Its files, which are uploads of mine again; those chosen from the ticket as copies"),
    }),
  },
  "POST /tickets/{id}/side-conversations/{side}/closings": {
    summary: "Call a side conversation done",
    access: "tickets:work",
    answer: sideConversation,
    status: 201,
  },
  "POST /tickets/{id}/side-conversations/{side}/reopenings": {
    summary: "Open again a side conversation that is done",
    access: "tickets:work",
    answer: sideConversation,
    status: 201,
  },
  "GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}": {
    summary: "A file of a side conversation, to be saved; every download is an audit event",
    access: "tickets:read",
    media: "file",
    answer: bytes,
  },
  "GET /tickets/{id}/side-conversations/{side}/attachments/{attachment}/preview": {
    summary: "A small picture of a file of a side conversation",
    access: "tickets:read",
    media: "picture",
    answer: bytes,
  },
});
