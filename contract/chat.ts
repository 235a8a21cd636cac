import { z } from "zod";
import { chatMessage, chatState, longestChatMessage } from "./chat-visitor.ts";
import { attachments } from "./files.ts";
import { bytes, nothing, routes } from "./route.ts";
import { id, instant, language, list, named, text } from "./shapes.ts";
import { escalationGiven, ticketSummary } from "./tickets.ts";

export const chat = z.object({
  id,
  state: chatState.describe("waiting for a technician; open: it has one; ended"),
  widget: z.string().describe("Where it began, by name"),
  team: named.describe("Whose it is"),
  person: named.nullable().describe("Who it is, by their session; null: nobody knows for sure"),
  visitor: z
    .object({ name: z.string().describe("What they call themself"), email: z.string().nullable().describe("The address that they gave") })
    .describe("What the visitor said of themself: it proves nothing"),
  claimed: named.nullable().describe("Whose the address is that they gave: it proves nothing. null: nobody's"),
  language: language.describe("Which language they chose"),
  ticket: ticketSummary.pick({ id: true, number: true, subject: true, status: true }),
  contact_id: id.describe("The contact that goes on, or was last"),
  technician: named.nullable().describe("Who talks with them"),
  answers: z
    .array(z.object({ question: z.string().describe("What was asked"), answer: z.string().describe("What they answered") }))
    .describe("What was asked before it began"),
  page: z.string().nullable().describe("The page that it began on; null: not told"),
  started_at: instant.describe("When it began"),
  waiting_since: instant.describe("Since when they wait, or waited last"),
  taken_at: instant.nullable().describe("When a technician took it; null: not yet"),
  ended_at: instant.nullable().describe("When it ended"),
  ended_by: z.enum(["visitor", "technician", "nobody"]).nullable().describe("Who ended it; nobody: the visitor was gone"),
  last_seq: z.number().int().describe("The `seq` of the newest message"),
  unread: z.number().int().describe("Messages of the visitor that its technician has not seen"),
  last: z
    .object({ body: z.string(), side: chatMessage.shape.side, at: instant })
    .nullable()
    .describe("The beginning of what was said last"),
  visitor_here: z.boolean().describe("The visitor's page is open and connected"),
  visitor_typing: z.boolean().describe("They are writing"),
  visitor_seen: z.number().int().describe("What they have seen: everything up to this `seq`"),
  mails: z.boolean().describe("The transcript is mailed when it ends"),
  can: z
    .object({ take: z.boolean().describe("Take it from the queue"), write: z.boolean().describe("Speak in it, hand it on and end it") })
    .describe("What the caller may do with it now"),
});
export type Chat = z.infer<typeof chat>;

export const chatRoutes = routes({
  "GET /chats": {
    summary: "Chats that wait for one of my teams, first come first, and those that I have",
    access: "contacts:work",
    answer: z.object({
      waiting: z.array(chat).describe("Those that wait for one of my teams, the longest first"),
      mine: z.array(chat).describe("Those that I have, and that ended while I still had them"),
      more_waiting: z.number().int().describe("How many wait besides those that are shown"),
      most_each: z.number().int().describe("How many one technician has at a time"),
    }),
  },
  "POST /chats/next": { summary: "Take the chat that waits longest for one of my teams", access: "contacts:work", answer: chat },
  "GET /chats/{id}": { summary: "One chat", access: "contacts:read", answer: chat },
  "GET /tickets/{id}/chats": { summary: "The chats of a ticket, newest first", access: "contacts:read", answer: list(chat) },
  "GET /chats/{id}/messages": {
    summary: "What was said in a chat, in its order",
    access: "contacts:read",
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0).describe("Only messages after this `seq`") }),
    answer: list(chatMessage),
  },
  "POST /chats/{id}/take": { summary: "Take a chat that waits", access: "contacts:work", answer: chat },
  "POST /chats/{id}/messages": {
    summary: "Say something in a chat of mine. The same id is said once",
    access: "contacts:work",
    body: z.strictObject({
      id: id.describe("Made by who writes"),
      body: text(longestChatMessage).or(z.literal("")).describe("Plain text; may be empty where files go along"),
      attachments,
    }),
    answer: chatMessage,
    status: 201,
  },
  "PUT /chats/{id}/typing": {
    summary: "I am writing in a chat of mine, or not any more",
    access: "contacts:work",
    body: z.strictObject({ typing: z.boolean().describe("Forgotten after six seconds") }),
    answer: nothing,
    status: 204,
  },
  "PUT /chats/{id}/seen": {
    summary: "I have seen everything in a chat of mine up to a message",
    access: "contacts:work",
    body: z.strictObject({ seq: z.number().int().min(0).describe("Up to this one") }),
    answer: nothing,
    status: 204,
  },
  "GET /chats/{id}/files/{file}": { summary: "A file of a chat", access: "contacts:read", media: "file", answer: bytes },
  "POST /chats/{id}/transfers": {
    summary:
      "Hand a chat of mine on with its ticket: it waits at the other team, before those who came later, with everything that was said",
    access: "contacts:work",
    body: escalationGiven,
    answer: chat,
    status: 201,
  },
  "POST /chats/{id}/endings": {
    summary: "End a chat of mine: its contact ends as said, and the transcript stands in the ticket, which goes on by mail",
    access: "contacts:work",
    body: z.strictObject({
      outcome: z
        .enum(["solved", "kept_working", "answered"])
        .describe("solved: the ticket, too; kept_working: the ticket goes on; answered: nothing is left to do, and nobody said who it was"),
    }),
    answer: chat,
    status: 201,
  },
});
