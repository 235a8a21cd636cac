import { z } from "zod";
import { attachment } from "./files.ts";
import { bytes, nothing, routes } from "./route.ts";
import { email, id, instant, language, line, text } from "./shapes.ts";

/** Letters of the longest message. */
export const longestChatMessage = 4000;
/** Bytes of the largest file that a visitor sends, in one piece. */
export const largestChatFile = 10 * 1024 * 1024;

export const chatMessage = z.object({
  id: id.describe("Made by who wrote it: what is sent twice is there once"),
  seq: z.number().int().describe("Its place in the chat: 1, 2, 3 … without a gap"),
  side: z.enum(["visitor", "technician", "desk"]).describe("Who speaks; desk: it tells what happened"),
  author: z.string().nullable().describe("The name of who wrote it, or of whom the desk tells"),
  what: z.enum(["joined", "moved", "left", "ended"]).nullable().describe("What the desk tells; null: somebody speaks"),
  body: z.string().describe("Plain text, never markup"),
  files: z.array(attachment.pick({ id: true, name: true, size: true })).describe("Files that came with it"),
  at: instant.describe("When it was taken in"),
});
export type ChatMessage = z.infer<typeof chatMessage>;

export const chatState = z.enum(["waiting", "open", "ended"]);

/** What a visitor knows of their chat besides what was said. */
export const visitorChat = z.object({
  id,
  state: chatState.describe("waiting for somebody; open: somebody is there; ended"),
  position: z.number().int().nullable().describe("Their place in the queue; null: they are not waiting"),
  technician: z.string().nullable().describe("The name of who talks with them"),
  typing: z.boolean().describe("That one is writing"),
  seen: z.number().int().describe("What the technician has seen: everything up to this `seq`"),
  last_seq: z.number().int().describe("The `seq` of the newest message"),
  files: z.boolean().describe("Whether a file can be sent now"),
  mailed_to: z.string().nullable().describe("Where the transcript goes; null: nowhere"),
});
export type VisitorChat = z.infer<typeof visitorChat>;

const token = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43,64}$/, "a token")
  .describe("At least 256 random bits in base64url, made by the visitor's browser, kept there, and sent as the header `chat-token`");

const who = {
  name: line(100).optional().describe("What to call them; left out by who is signed in"),
  email: email.optional().describe("Where the transcript and later answers go; left out by who is signed in"),
};
const body = text(longestChatMessage).describe("Plain text");

export const chatDoor = z.object({
  key: z.string().describe("The widget's key"),
  open: z.boolean().describe("Whether somebody is there by the team's hours, and the queue has room"),
  full: z.boolean().describe("true: it is closed because too many wait"),
  opens_at: instant.nullable().describe("When it opens next; null: it is open, or nobody knows"),
  greeting: z.string().describe("The first words, in the asked language; empty: none of its own"),
  closed: z.string().describe("What is said outside the hours; empty: nothing of its own"),
  email: z.enum(["required", "optional"]).describe("Whether a mail address has to be left"),
  files: z.boolean().describe("Whether files can be sent"),
  questions: z
    .array(
      z.object({
        key: z.string().describe("Its name in `answers`"),
        label: z.string().describe("The question, in the asked language"),
        required: z.boolean().describe("true: no chat begins without an answer"),
        choices: z.array(z.string()).describe("What can be chosen; none: any words"),
      }),
    )
    .describe("Asked before a chat begins"),
  name: z.string().nullable().describe("Who is signed in here; null: nobody"),
});
export type ChatDoor = z.infer<typeof chatDoor>;

const header = "by the header `chat-token`, or one's session";

export const chatVisitorRoutes = routes({
  "GET /portal-chat": {
    summary: "Where the portal's chat begins",
    access: "signed_in",
    answer: z.object({ key: z.string().nullable().describe("The key of the widget; null: the portal offers no chat") }),
  },
  "GET /chat-widgets/{id}/door": {
    summary: "What a widget shows before a chat begins, by its key",
    access: "public",
    query: z.strictObject({ language: language.default("en").describe("In which language") }),
    answer: chatDoor,
  },
  "GET /chat-widgets/{id}/suggestions": {
    summary: "What may answer a question before a person does: what is known to be out of order, for who is signed in, and public articles as far as there are any",
    access: "public",
    query: z.strictObject({
      q: line(300).describe("What is asked"),
      language: language.default("en").describe("In which language"),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          title: z.string().describe("What it is called"),
          excerpt: z.string().describe("Its first words"),
          path: z.string().nullable().describe("Where it stands in the portal; null: it is said whole"),
        }),
      ),
    }),
  },
  "POST /chat-widgets/{id}/chats": {
    summary: "Begin a chat. The same token begins no second one: it may be sent again after a cut",
    access: "public",
    body: z.strictObject({
      token,
      message: z.strictObject({ id, body }).describe("The first words"),
      answers: z.record(z.string().max(40), line(500)).default({}).describe("Answers to the widget's questions, by key"),
      language: language.default("en").describe("Which language they speak"),
      page: line(500).optional().describe("The page that they are on"),
      ...who,
    }),
    answer: visitorChat,
    status: 201,
  },
  "POST /chat-widgets/{id}/messages": {
    summary: "Leave a message while nobody is there: it becomes a ticket, and its answer a mail",
    access: "public",
    body: z.strictObject({
      id: id.describe("Made by who writes: what is sent twice is there once"),
      body,
      answers: z.record(z.string().max(40), line(500)).default({}).describe("Answers to the widget's questions, by key"),
      language: language.default("en").describe("Which language they speak"),
      ...who,
    }),
    answer: nothing,
    status: 204,
  },
  "GET /my-chat": {
    summary: `My chat and what was said in it, ${header}`,
    access: "public",
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0).describe("Only messages after this `seq`") }),
    answer: z.object({ chat: visitorChat.describe("How it stands"), messages: z.array(chatMessage).describe("In their order") }),
  },
  "GET /my-chat/events": {
    summary: `What is said, as it is said, ${header}. Each message's \`id\` is its \`seq\`: Last-Event-ID goes on after it. \`state\` tells all else`,
    access: "public",
    media: "stream",
    answer: bytes,
  },
  "POST /my-chat/messages": {
    summary: `Say something, ${header}. The same id is said once`,
    access: "public",
    body: z.strictObject({ id, body }),
    answer: chatMessage,
    status: 201,
  },
  "PUT /my-chat/typing": {
    summary: `I am writing, or not any more, ${header}`,
    access: "public",
    body: z.strictObject({ typing: z.boolean().describe("Forgotten after six seconds") }),
    answer: nothing,
    status: 204,
  },
  "PUT /my-chat/seen": {
    summary: `I have seen everything up to a message, ${header}`,
    access: "public",
    body: z.strictObject({ seq: z.number().int().min(0).describe("Up to this one") }),
    answer: nothing,
    status: 204,
  },
  "POST /my-chat/files": {
    summary: `Send a file of at most 10 MB, ${header}. Who is not signed in sends one once somebody is there`,
    access: "public",
    takes: "bytes",
    transaction: false,
    bytes: largestChatFile,
    query: z.strictObject({ id, name: z.string().min(1).max(500).describe("The file's name with its ending") }),
    answer: chatMessage,
    status: 201,
  },
  "GET /my-chat/files/{file}": { summary: `A file of my chat, ${header}`, access: "public", media: "file", answer: bytes },
  "POST /my-chat/end": {
    summary: `End my chat, ${header}`,
    access: "public",
    body: z.strictObject({ mail: z.boolean().default(true).describe("Whether the transcript is mailed to me") }),
    answer: visitorChat,
  },
});
