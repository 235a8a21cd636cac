import { z } from "zod";
import { impact, urgency } from "./catalog.ts";
import { nothing, routes } from "./route.ts";
import { id, instant, line, list, named, text } from "./shapes.ts";
import { waitingReason } from "./ticket.ts";
import { seen } from "./tickets.ts";

const preparedScope = z.enum(["personal", "team", "shared"]).describe("Who may use it: I alone, a team, or everybody who works on tickets");
export type PreparedScope = z.infer<typeof preparedScope>;

/** Words with blanks, by language. */
const texts = z
  .strictObject({
    en: text(20_000).optional().describe("In English"),
    nb: text(20_000).optional().describe("In Norwegian (bokmål)"),
  })
  .describe(
    "Words with blanks such as `{{requester.first_name}}`, in at least one language; to a requester they go in theirs where it is there",
  );
export type PreparedTexts = z.infer<typeof texts>;

const kind = <K extends string>(of: K) => z.literal(of).describe("What it does");

/** Every act by itself: what rules do is made of the same. */
export const macroActs = {
  reply: z.strictObject({
    act: kind("reply"),
    texts,
    wait: z.boolean().default(false).describe("The ticket then waits for the requester"),
  }),
  note: z.strictObject({ act: kind("note"), texts }),
  solve: z.strictObject({ act: kind("solve"), texts }),
  wait: z.strictObject({
    act: kind("wait"),
    reason: waitingReason,
    hours: z.number().int().min(1).max(8760).nullable().describe("After so many it comes back by itself; null: when somebody says so"),
  }),
  resume: z.strictObject({ act: kind("resume") }),
  priority: z.strictObject({ act: kind("priority"), impact: impact.optional(), urgency: urgency.optional() }),
  take: z.strictObject({ act: kind("take") }),
  assign: z.strictObject({ act: kind("assign"), assignee: id.nullable().describe("Id of a technician; null: nobody") }),
  hand_over: z.strictObject({
    act: kind("hand_over"),
    team: id.describe("To this team"),
    reason: text(4000).describe("Why; blanks are filled"),
  }),
  tags: z.strictObject({
    act: kind("tags"),
    add: z.array(line(40)).max(10).describe("Those that it has then"),
    remove: z.array(line(40)).max(10).describe("Those that it has no longer"),
  }),
  step: z.strictObject({
    act: kind("step"),
    step: z.string().max(40).describe("Key of the step where it stands then, of its request type"),
  }),
  type: z.strictObject({
    act: kind("type"),
    type: id.nullable().describe("Id of the request type that it gets, with what that brings; null: none"),
  }),
  category: z.strictObject({ act: kind("category"), category: id.nullable().describe("Its id; null: none") }),
  checklist: z.strictObject({
    act: kind("checklist"),
    template: id.describe("Id of a checklist; a ticket that has it gets no second one"),
  }),
} as const;

const act = z.discriminatedUnion("act", [
  macroActs.reply,
  macroActs.note,
  macroActs.solve,
  macroActs.wait,
  macroActs.resume,
  macroActs.priority,
  macroActs.take,
  macroActs.assign,
  macroActs.hand_over,
  macroActs.tags,
  macroActs.category,
  macroActs.step,
  macroActs.type,
  macroActs.checklist,
]);
export type MacroAct = z.infer<typeof act>;

const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\d-]{1,20}$/u, "letters, digits and hyphens")
  .nullable()
  .describe("What is typed behind a slash to find it; null: its name does");

const ours = {
  name: line(80).describe("What it is called in lists"),
  shortcut,
  scope: preparedScope,
  team_id: id.nullable().describe("With the scope `team`: whose it is"),
};
const given = { ...ours, shortcut: shortcut.optional(), team_id: ours.team_id.optional() };
const acts = z.array(act).min(1).max(10).describe("What it does, in this order");

const kept = {
  id,
  ...ours,
  team: named.nullable(),
  can_change: z.boolean().describe("I may change and delete it"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
};
const snippet = z.object({ ...kept, texts });
export type Snippet = z.infer<typeof snippet>;
const macro = z.object({ ...kept, acts });
export type Macro = z.infer<typeof macro>;

const blank = z.object({
  path: z.string().describe("As it is written between {{ and }}"),
  about: z.string().describe("What stands there then, in the reader's language"),
});

const changes = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).partial();

const signature = z.strictObject({
  en: z.string().trim().max(2000).default("").describe("In English; empty: none"),
  nb: z.string().trim().max(2000).default("").describe("In Norwegian (bokmål); empty: none"),
});

export const macroRoutes = routes({
  "GET /signature": {
    summary: "What I sign with: it stands where `{{technician.signature}}` stands in words that are ready",
    access: "tickets:work",
    answer: signature,
  },
  "PUT /signature": {
    summary: "Sign with it; to a requester it goes in their language where it is there, and else in the other",
    access: "tickets:work",
    body: signature,
    answer: signature,
  },
  "GET /snippets": {
    summary: "Words that I have ready: mine, my teams' and everybody's, by name; and what may stand in their blanks",
    access: "tickets:work",
    answer: z.object({
      items: z.array(snippet),
      blanks: z.array(blank).describe("What may stand in their blanks, and in those of macros"),
    }),
  },
  "POST /snippets": {
    summary: "Have words ready, for myself, a team that I lead, or (with catalog:write) for everybody",
    access: "tickets:work",
    body: z.strictObject({ ...given, texts }),
    answer: snippet,
    status: 201,
  },
  "PATCH /snippets/{id}": {
    summary: "Change words that are ready; send `If-Match` with the version you read to be told of a conflict",
    access: "tickets:work",
    body: changes({ ...given, texts }),
    answer: snippet,
  },
  "DELETE /snippets/{id}": { summary: "Have them ready no more", access: "tickets:work", answer: nothing, status: 204 },
  "GET /tickets/{id}/snippets/{snippet}": {
    summary: "Words that are ready with their blanks filled from a ticket, to be inserted where one writes",
    access: "tickets:work",
    query: z.strictObject({
      into: z.enum(["reply", "note"]).default("reply").describe("A reply is in the requester's language, a note in mine"),
    }),
    answer: z.object({ body: z.string() }),
  },
  "GET /tickets/{id}/first-reply": {
    summary: "What its request type has ready for the first reply, with its blanks filled, in the requester's language",
    access: "tickets:work",
    answer: z.object({ body: z.string().nullable().describe("null: nothing, or the desk has replied already or has a reply for later") }),
  },
  "GET /macros": {
    summary: "Acts that I have ready: mine, my teams' and everybody's, by name",
    access: "tickets:work",
    answer: list(macro),
  },
  "POST /macros": {
    summary: "Have acts ready, for myself, a team that I lead, or (with catalog:write) for everybody",
    access: "tickets:work",
    body: z.strictObject({ ...given, acts }),
    answer: macro,
    status: 201,
  },
  "PATCH /macros/{id}": {
    summary: "Change acts that are ready; send `If-Match` with the version you read to be told of a conflict",
    access: "tickets:work",
    body: changes({ ...given, acts }),
    answer: macro,
  },
  "DELETE /macros/{id}": { summary: "Have them ready no more", access: "tickets:work", answer: nothing, status: 204 },
  "GET /tickets/{id}/macros/{macro}": {
    summary: "What a macro would do to a ticket, act by act, with its words as they would be written",
    access: "tickets:work",
    answer: z.object({
      id,
      name: z.string(),
      steps: z
        .array(
          z.object({
            act: act.describe("As it is kept"),
            body: z.string().nullable().describe("Its words as they would be written; null: it writes none"),
            name: z.string().nullable().describe("What the technician, team, category or checklist that it names is called"),
          }),
        )
        .describe("What it would do, in its order"),
    }),
  },
  "POST /tickets/{id}/macros/{macro}/runs": {
    summary: "Do all that a macro does, or nothing: what may not be done refuses the whole, with the reason",
    access: "tickets:work",
    body: z.strictObject({ seen }),
    answer: z.object({
      reply_id: id.nullable().describe("The reply that it wrote: for ten seconds it can be taken back"),
      checklists: z.array(id).describe("Ids of the checklists that it added to the ticket"),
    }),
    status: 201,
  },
  "GET /tickets/{id}/mentionable": {
    summary: "Whom a note on this ticket may call by name: technicians who see its inside",
    access: "tickets:work",
    answer: list(named),
  },
});
