import { z } from "zod";
import { priority } from "./catalog.ts";
import { routes } from "./route.ts";
import { cursor, id, instant, limit, line, list, named, page } from "./shapes.ts";

/** What somebody gives their word for. */
export const promisable = z
  .enum(["call_back", "answer", "visit", "other"])
  .describe("call_back: I call back. answer: I write. visit: I come. other: what `words` say");
export const promised = z
  .enum([...promisable.options, "update"])
  .describe(
    "call_back: I call back. answer: I write. visit: I come. other: what `words` say. update: whoever asked hears how it stands; every open ticket has that one by itself",
  );
export type Promised = z.infer<typeof promised>;

const words = line(200, 0).describe("What exactly; a requester who is told reads it");
const due = instant.describe("By when: after now, within a year");
const reason = line(300).describe("Why; for technicians only");

const promise = z.object({
  id,
  what: promised,
  words,
  by: named.describe("Who keeps it"),
  due_at: instant.describe("By when"),
  remind_minutes: z.number().int().describe("So many minutes before they are reminded; at the time itself they are, too"),
  told: z.boolean().describe("true: the requester sees it"),
  state: z.enum(["open", "kept", "broken", "withdrawn"]).describe("broken: not kept five minutes after its time"),
  done: z
    .object({ by: named.nullable().describe("null: the desk saw a call or an answer"), at: instant })
    .nullable()
    .describe("When it was done, also where that was too late"),
  reason: z.string().nullable().describe("Why it was moved last, or withdrawn"),
  moved: z.number().int().describe("How often its time was moved"),
  made_at: instant.describe("When it was given"),
  can: z.object({ change: z.boolean().describe("I may keep, move or withdraw it; an update is not withdrawn") }),
});
export type DeskPromise = z.infer<typeof promise>;

const share = z.object({
  kept: z.number().int().describe("How many were kept in time"),
  broken: z.number().int().describe("How many were not, or too late"),
  kept_rate: z.number().nullable().describe("Kept of those whose time is over, 0 to 1; null: there were none"),
});

const period = {
  from: instant.optional().describe("Thirty days ago when left out"),
  to: instant.optional().describe("Now when left out; at most 400 days after `from`"),
};

const over = z.object({
  id,
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }).describe("The ticket"),
  what: promised,
  words: z.string().describe("What exactly"),
  state: z.enum(["kept", "broken"]).describe("broken: not kept five minutes after its time"),
  due_at: instant.describe("By when"),
  done_at: instant.nullable().describe("When it was done, also where that was too late; null: it was not"),
});
export type OverPromise = z.infer<typeof over>;

const next = {
  due_at: instant.describe("By when whoever asked hears more"),
  late: z.boolean().describe("That time is over, and they have heard nothing"),
  moved: z.boolean().describe("Somebody has set another time, and they were told"),
};

const ofTicket = list(promise).describe("The next one first; what is over follows");

export const promiseRoutes = routes({
  "GET /tickets/{id}/promises": {
    summary: "What was promised in a ticket, by whom and by when; no requester sees this list",
    access: "tickets:read",
    answer: ofTicket,
  },
  "GET /tickets/{id}/promises-told": {
    summary: "What the desk has promised its requester, and is still to keep",
    access: "tickets:read",
    answer: list(z.object({ id, what: promised, words, due_at: instant.describe("By when") })),
  },
  "GET /tickets/{id}/next-update": {
    summary: "By when whoever asked hears more. What they are told keeps it and begins the next one",
    access: "tickets:read",
    answer: z.object({
      next: z
        .object({
          ...next,
          promise_id: id.nullable().describe("To move it by; null: for a moment after it began, and for its requester"),
        })
        .nullable()
        .describe("null: it is solved, or waits for who asked, or for a time that they know"),
    }),
  },
  "GET /next-updates": {
    summary: "By when those who asked hear more, of my open tickets",
    access: "tickets:read",
    query: z.strictObject({
      as: z
        .enum(["technician", "requester"])
        .default("technician")
        .describe("technician: of those that I have, what is due within two hours or over. requester: of those that I asked for, all"),
    }),
    answer: list(z.object({ ticket: z.object({ id, number: z.number().int() }).describe("The ticket"), ...next })).describe(
      "The first one first, at most 500",
    ),
  },
  "POST /tickets/{id}/promises": {
    summary: "Promise something by a time. A call-back is kept by a call, an answer by a reply, all else by saying so",
    access: "tickets:work",
    body: z.strictObject({
      what: promisable,
      words: words.default(""),
      due_at: due,
      by: id.optional().describe("Who keeps it, a technician; I when left out"),
      remind_minutes: z.number().int().min(0).max(1440).default(10).describe("So many minutes before they are reminded"),
      told: z.boolean().default(false).describe("true: the requester sees it"),
    }),
    answer: ofTicket,
    status: 201,
  },
  "PATCH /tickets/{id}/promises/{promise}": {
    summary: "Move what was promised to another time, with the reason",
    access: "tickets:work",
    body: z.strictObject({ due_at: due, reason }),
    answer: ofTicket,
  },
  "POST /tickets/{id}/promises/{promise}/keepings": {
    summary: "It was kept. What is more than five minutes late is noted and stays broken",
    access: "tickets:work",
    body: z.strictObject({ at: instant.optional().describe("When; now when left out") }),
    answer: ofTicket,
    status: 201,
  },
  "POST /tickets/{id}/promises/{promise}/withdrawals": {
    summary: "Take a promise back, with the reason",
    access: "tickets:work",
    body: z.strictObject({ reason }),
    answer: ofTicket,
    status: 201,
  },
  "POST /next-update-previews": {
    summary: "What other minutes would change of by when people hear more. Nothing is kept",
    access: "catalog:write",
    body: z.strictObject({ priority, update_minutes: z.number().int().min(15).max(14_400).describe("Minutes until they hear more") }),
    answer: z.object({
      owed: z.number().int().describe("So many words are owed on open tickets of it: all of them keep their time"),
      before_at: instant.describe("A word that began now with the first team of tier 1 is due by then"),
      after_at: instant.describe("And by then with these minutes"),
    }),
  },
  "GET /promises/figures": {
    summary:
      "How many promises were kept whose time was between two moments, of tickets I may see: mine, and those of the teams that I lead",
    access: "tickets:work",
    query: z.strictObject(period),
    answer: z.object({
      from: instant.describe("Counted from here"),
      to: instant.describe("Until here, without it"),
      mine: share.describe("What I promised: nobody else is told how I kept it"),
      all: share.describe("All those teams together, without updates"),
      updates: z
        .object({
          all: share.describe("All those teams together"),
          teams: z.array(share.extend({ team: named.describe("Which had the ticket when it was due") })).describe("By team"),
        })
        .describe("How many of those who asked heard more by the time they were told, of the teams that I lead"),
      teams: z
        .array(share.extend({ team: named.describe("Where the ticket was when it was promised") }))
        .describe("Those that I lead; administrators: all"),
    }),
  },
  "GET /promises/over": {
    summary: "The promises behind one of those figures, the latest first",
    access: "tickets:work",
    query: z.strictObject({
      ...period,
      of: z
        .union([z.literal("mine"), z.literal("all"), id])
        .default("mine")
        .describe("mine, all, or the id of a team: as the figures part them"),
      what: z.enum(["word", "update"]).default("word").describe("word: what somebody promised. update: what every open ticket is owed"),
      state: z.enum(["kept", "broken"]).optional().describe("Both when left out"),
      cursor,
      limit,
    }),
    answer: page(over),
  },
});
