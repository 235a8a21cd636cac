import { z } from "zod";
import { impact, urgency } from "./catalog.ts";
import { cursor, flag, id, instant, limit, line, named, page, text } from "./shapes.ts";
import { reason, ticketsAsked } from "./tickets.ts";
import { waitingReason } from "./ticket.ts";
import { routes } from "./route.ts";

const people = z.array(id).max(20).default([]);
const tags = z.array(line(40)).max(30).default([]);

/** One thing that is done to many tickets. */
export const bulkAct = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("move"), team: z.string().max(60).describe("Id or key of the team they go to"), reason }),
  z.strictObject({ act: z.literal("assign"), assignee: id.nullable().describe("Id of a technician; null: nobody") }),
  z.strictObject({
    act: z.literal("offer"),
    technician: id.describe("Id of the technician who is asked to take them; they stay where they are until then"),
    note: text(4000).nullable().default(null).describe("A note on each, for technicians only; null: none"),
    notes: z.record(id, text(4000)).default({}).describe("By id of a ticket: what its note says instead"),
  }),
  z.strictObject({ act: z.literal("prioritise"), impact: impact.optional(), urgency: urgency.optional() }),
  z.strictObject({
    act: z.literal("wait"),
    reason: waitingReason.describe("What they wait for"),
    until: instant.nullable().default(null).describe("When they come back by themselves; null: when somebody says so"),
  }),
  z.strictObject({ act: z.literal("resume") }),
  z.strictObject({ act: z.literal("resolve"), body: text(20_000).optional().describe("What was done: a public reply to each") }),
  z.strictObject({ act: z.literal("close") }),
  z.strictObject({ act: z.literal("tag"), add: tags.describe("Tags to put to each"), remove: tags.describe("Tags to take off") }),
  z.strictObject({ act: z.literal("categorise"), category: z.string().max(60).nullable().describe("Id or key; null: none") }),
  z.strictObject({
    act: z.literal("step"),
    step: z.string().max(40).describe("Key of the step where they stand then, each of its request type"),
  }),
  z.strictObject({
    act: z.literal("leave_step"),
    type: id.describe("Id of the request type"),
    from: z
      .string()
      .max(40)
      .describe("Key of the step where they stand; with neither `tickets` nor `list`, all of them, if the step is set no more"),
    to: z
      .string()
      .max(40)
      .nullable()
      .describe("Key of the step of the same type where they stand then, also where by hand none leads there; null: at none"),
  }),
  z.strictObject({
    act: z.literal("type"),
    type: z
      .string()
      .max(60)
      .nullable()
      .describe("Id or key of the request type that they get, with what it brings: as `request_type` of a ticket; null: none"),
  }),
  z.strictObject({
    act: z.literal("checklist"),
    template: id.describe("Id of a checklist that is copied into each; a ticket that has it gets no second one"),
  }),
  z.strictObject({
    act: z.literal("confidential"),
    on: z.boolean().describe("true: for their team, who has them, their requester and who is let in alone. false: for the desk again"),
  }),
  z.strictObject({
    act: z.literal("follow"),
    add: people.describe("Ids of people who follow them from now on"),
    remove: people.describe("Ids of people who follow them no more"),
  }),
  z.strictObject({
    act: z.literal("reply"),
    body: text().describe("Plain text, public: each requester gets it by mail"),
    wait: z.boolean().default(false).describe("Also sets each waiting for its requester"),
  }),
  z.strictObject({ act: z.literal("note"), body: text().describe("Plain text, never shown to a requester") }),
]);
export type BulkAct = z.output<typeof bulkAct>;

const whichOnes = {
  tickets: z.array(id).min(1).max(5000).optional().describe("Ids of the tickets, chosen by hand; or else `list`"),
  list: ticketsAsked.optional().describe("All tickets of a list, by what `GET /tickets` takes"),
};

const refusals = z
  .array(
    z.object({
      code: z.string().describe("Stable name of the reason"),
      title: z.string().describe("The sentence that somebody would read who did it by hand"),
      count: z.number().int().describe("How many tickets it is true of"),
    }),
  )
  .describe("Why tickets stay as they are, the most frequent reason first");
const ticketHead = z.object({ id, number: z.number().int(), subject: z.string() }).describe("The ticket");

export const bulkState = z.enum(["running", "done", "cancelled"]);
export const bulkActName = z.enum([...bulkAct.options.map(({ shape }) => shape.act.value), "undo"]);
export type BulkActName = z.infer<typeof bulkActName>;

const bulkChange = z.object({
  id,
  state: bulkState.describe("cancelled: what was done by then stays done"),
  change: z
    .object({
      act: bulkActName.describe("What is done to each; undo: what another one did is put back"),
      to: z
        .string()
        .nullable()
        .describe(
          "The name of the team, the technician, the category, the step, the request type or the checklist; null: none, or it is about none",
        ),
      add: z.array(z.string()).describe("Tags that are put to each, or the names of who follows from now on"),
      remove: z.array(z.string()).describe("Tags that are taken off, the names of who follows no more, or the step that is left"),
      impact: impact.nullable(),
      urgency: urgency.nullable(),
      reason: z.string().nullable().describe("Why they move, or what they wait for"),
      until: instant.nullable().describe("Until when they wait"),
      text: z.string().nullable().describe("What is written; null also for who did not start it"),
    })
    .describe("What is done, in names"),
  by: named.describe("Who started it"),
  total: z.number().int().describe("How many tickets it is about: fixed when it began"),
  done: z.number().int().describe("How many of them had their turn"),
  changed: z.number().int().describe("How many were changed"),
  unchanged: z.number().int().describe("How many were so already"),
  failed: z.number().int().describe("How many were refused, or failed"),
  started_at: instant.describe("When it began"),
  finished_at: instant.nullable().describe("When it ended; null: it goes on"),
  undoes: id.nullable().describe("The one whose changes it puts back"),
  undone_by: id.nullable().describe("The one that puts its changes back"),
  can: z.object({
    cancel: z.boolean().describe("Stop it: tickets whose turn has not come stay as they are"),
    undo: z.boolean().describe("Put back what it did, where nobody changed it since"),
  }),
});
export type BulkChange = z.infer<typeof bulkChange>;

const result = z.enum(["waiting", "changed", "unchanged", "refused", "failed"]);
export type BulkResult = z.infer<typeof result>;

export const bulkRoutes = routes({
  "POST /bulk-changes/preview": {
    summary: "What a change of many tickets would do. Nothing is changed",
    access: "tickets:work",
    transaction: false,
    body: z.strictObject({ ...whichOnes, change: bulkAct.optional().describe("Left out: only how many they are") }),
    answer: z.object({
      total: z.number().int().describe("How many tickets of these I may see"),
      missing: z.number().int().describe("How many of the ids name no ticket, or none that I may see"),
      examined: z.number().int().describe("How many were looked at one by one: all, up to 10,000"),
      changed: z.number().int().describe("How many of those would change"),
      unchanged: z.number().int().describe("How many are so already"),
      failed: z.number().int().describe("How many would be refused"),
      refusals,
      mails: z
        .object({
          messages: z.number().int().describe("How many messages would leave"),
          people: z.number().int().describe("To how many people"),
        })
        .nullable()
        .describe("Mail to requesters and who follows; null: none"),
      undo: z.boolean().describe("Whether it can be put back"),
      samples: z
        .array(
          z.object({
            ticket: ticketHead,
            changes: z
              .record(z.string(), z.object({ from: z.string().nullable(), to: z.string().nullable() }))
              .describe("For each fact what it is and what it would be"),
          }),
        )
        .describe("Some of those that would change"),
    }),
  },
  "POST /bulk-changes": {
    summary: "Change many tickets. Which ones is fixed now; they are changed in the background, each by the rules that hold by hand",
    access: "tickets:work",
    body: z.strictObject({ ...whichOnes, change: bulkAct.describe("What is done to each") }),
    answer: bulkChange,
    status: 201,
  },
  "GET /bulk-changes": {
    summary: "Changes of many tickets that I started, newest first; a lead sees everybody's",
    access: "tickets:work",
    query: z.strictObject({
      cursor,
      limit,
      mine: flag.optional().describe("Only those I started"),
      running: flag.optional().describe("Only those that go on"),
    }),
    answer: page(bulkChange),
  },
  "GET /bulk-changes/{id}": {
    summary: "How far it is, and why tickets stayed as they were",
    access: "tickets:work",
    answer: bulkChange.extend({ refusals }),
  },
  "GET /bulk-changes/{id}/items": {
    summary: "Its tickets, one by one, with what became of each; only those I may see",
    access: "tickets:work",
    query: z.strictObject({ cursor, limit, result: result.optional().describe("Only those with this result") }),
    answer: page(
      z.object({
        ticket: ticketHead,
        result: result.describe("waiting: its turn has not come"),
        refusal: z.string().nullable().describe("Why it stayed as it was, in a sentence"),
      }),
    ),
  },
  "POST /bulk-changes/{id}/cancellation": {
    summary: "Stop it: tickets whose turn has not come stay as they are",
    access: "tickets:work",
    answer: bulkChange,
  },
  "POST /bulk-changes/{id}/undo": {
    summary: "Put back what it did, where nobody changed it since: a bulk change of its own",
    access: "tickets:work",
    answer: bulkChange,
    status: 201,
  },
});
