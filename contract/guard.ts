import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { cursor, id, instant, limit, line, named, page } from "./shapes.ts";

export const guardKind = z
  .enum(["not_me", "failed", "shopping", "number", "technician", "by_hand", "off_hours"])
  .describe(
    "not_me: somebody said that a change of their account was not theirs; failed: several verifications failed; shopping: refused by one technician, tried with another; number: several accounts were asked for from one number; technician: one technician reset many; by_hand: somebody raised it; off_hours: one technician did sensitive things outside their hours",
  );
export type GuardKind = z.infer<typeof guardKind>;

const alarm = z.object({
  id,
  kind: guardKind,
  person: named.nullable().describe("Whose account it is about"),
  technician: named.nullable().describe("Whose work it is about"),
  number: z.string().nullable().describe("From which number"),
  count: z.number().int().describe("How many times; 1 where it does not count"),
  locks: z.boolean().describe("Sensitive actions are locked for the person until it is lifted"),
  closed_account: z.boolean().describe("The person's account at the desk was closed by it"),
  ticket_number: z.number().int().nullable().describe("The security incident that was opened"),
  at: instant.describe("When it was raised"),
  can: z.object({ lift: z.boolean().describe("Lift it") }).describe("What I may do with it"),
});
export type GuardAlarm = z.infer<typeof alarm>;

const token = z.string().max(200).describe("The part of the link behind `#`");

const told = z.object({
  at: instant.describe("When it happened"),
  type: z.string().describe("What happened, as the audit trail names it"),
  id,
  actor: named.nullable().describe("Who did it; null: the desk, or nobody who is known"),
  ticket_number: z.number().int().nullable().describe("The ticket it was done for"),
  data: z.record(z.string(), z.unknown()).describe("What is known of it: evidence used, where from, where notices went"),
  withheld: z.boolean().describe("true: it belongs to a confidential ticket, and `data` is empty"),
});
export type AccountFact = z.infer<typeof told>;

export const guardRoutes = routes({
  "GET /guard-alarms": {
    summary: "What looks like somebody else's hand and was not lifted yet, newest first",
    access: "tickets:work",
    query: z.strictObject({ cursor, limit }),
    answer: page(alarm),
  },
  "POST /guard-alarms": {
    summary: "Somebody presses, or something is odd: lock sensitive actions for a person and open a security incident",
    access: "tickets:work",
    body: z.strictObject({ person: id.describe("Whose account"), reason: line(500).describe("What was odd") }),
    answer: alarm,
    status: 201,
  },
  "POST /guard-alarms/{id}/lifts": {
    summary: "Lift one, with a reason: a lead, of an administrator another one; never about oneself, or what one had a hand in",
    access: "tickets:work",
    recent: true,
    body: z.strictObject({ reason: line(500).describe("Why it is over") }),
    answer: nothing,
    status: 204,
  },
  "GET /people/{id}/account-history": {
    summary: "What happened to somebody's account, on whose word, newest first; for auditors, administrators and leads",
    access: "people:read",
    query: z.strictObject({ cursor, limit }),
    answer: page(told),
  },
  "POST /not-me/readings": {
    summary: "What a link of a notice is about; reading changes nothing",
    access: "public",
    secret: true,
    body: z.strictObject({ token }),
    answer: z.object({
      what: z.string().describe("What happened, as the audit trail names it"),
      at: instant.describe("When"),
      denied_at: instant.nullable().describe("When somebody said that it was not they; null: nobody did"),
    }),
  },
  "POST /not-me/denials": {
    summary: "It was not I: ends sessions, closes the account until somebody looked, and opens a security incident. Twice is once",
    access: "public",
    secret: true,
    body: z.strictObject({ token }),
    answer: nothing,
    status: 204,
  },
});
