import { z } from "zod";
import { routes } from "./route.ts";
import { id, instant, key, line, list, named } from "./shapes.ts";

/** One web site, without a path: `https://www.nordvik.example`. */
const origin = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/, "an origin")
  .describe("A web site whose pages may show it: https://www.nordvik.example");

export const chatQuestion = z.strictObject({
  key: key(40),
  label_en: line(200).describe("The question in English"),
  label_nb: line(200).describe("The question in Norwegian"),
  required: z.boolean().describe("true: no chat begins without an answer"),
  choices: z.array(line(100)).max(20).describe("What can be chosen; none: any words"),
});
export type ChatQuestion = z.output<typeof chatQuestion>;

const said = z.string().trim().max(500);
const wordsGiven = z
  .strictObject({
    greeting_en: said.describe("Said first, in English"),
    greeting_nb: said.describe("Said first, in Norwegian"),
    closed_en: said.describe("Said outside the hours, in English"),
    closed_nb: said.describe("Said outside the hours, in Norwegian"),
  })
  .describe("Its own words; an empty one leaves what the desk says by itself");
export type ChatWords = z.output<typeof wordsGiven>;

const given = {
  name: line(100).describe("What it is called in the settings and in the queue"),
  active: z.boolean().describe("false: nobody can begin a chat there"),
  in_portal: z.boolean().describe("true: the portal offers it to who is signed in. One widget does"),
  team_id: id.nullable().describe("Whose chats they are first, and whose hours count; null: the default team of tier 1"),
  email: z.enum(["required", "optional"]).describe("Whether who is not signed in has to leave a mail address"),
  files: z.boolean().describe("Whether files can be sent"),
  most_waiting: z.number().int().min(1).max(1000).describe("When so many wait, others are asked to come back or to leave a message"),
  origins: z.array(origin).max(50).describe("Web sites whose pages may show it, beside the desk's own"),
  questions: z.array(chatQuestion).max(10).describe("Asked before a chat begins"),
  words: wordsGiven,
};

export const chatWidget = z.object({
  id,
  key: z.string().describe("By which pages name it"),
  ...given,
  team: named.nullable().describe("The team by name; null: the default team of tier 1"),
  going: z.number().int().describe("Chats that wait or go on"),
  changed_at: instant.describe("When it was last changed"),
  version: z.number().int().describe("Send it in If-Match with a change"),
});
export type ChatWidget = z.infer<typeof chatWidget>;

export const chatDesk = z.object({
  most_each: z.number().int().describe("How many chats one technician has at a time; with so many they are busy"),
});

export const chatWidgetRoutes = routes({
  "GET /chat-widgets": { summary: "Where people chat from", access: "system:read", answer: list(chatWidget) },
  "POST /chat-widgets": {
    summary: "One more place to chat from",
    access: "system:write",
    body: z.strictObject({
      key: key(40),
      ...given,
      active: given.active.default(true),
      in_portal: given.in_portal.default(false),
      team_id: given.team_id.default(null),
      email: given.email.default("required"),
      files: given.files.default(true),
      most_waiting: given.most_waiting.default(50),
      origins: given.origins.default([]),
      questions: given.questions.default([]),
      words: given.words.default({ greeting_en: "", greeting_nb: "", closed_en: "", closed_nb: "" }),
    }),
    answer: chatWidget,
    status: 201,
  },
  "GET /chat-widgets/{id}": { summary: "One of them, by id or key", access: "system:read", answer: chatWidget },
  "PATCH /chat-widgets/{id}": {
    summary: "Change one",
    access: "system:write",
    body: z.strictObject(given).partial(),
    answer: chatWidget,
  },
  "GET /chat-desk": { summary: "How many chats one technician has at a time", access: "contacts:read", answer: chatDesk },
  "PUT /chat-desk": {
    summary: "Say how many chats one technician has at a time",
    access: "system:write",
    body: z.strictObject({ most_each: z.number().int().min(1).max(20).describe("So many") }),
    answer: chatDesk,
  },
});
