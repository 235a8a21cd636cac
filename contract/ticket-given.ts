import { z } from "zod";
import { attachments } from "./files.ts";
import { impact, kind, urgency } from "./catalog.ts";
import { personRef } from "./people.ts";
import { externalId, id, instant, line, source, text } from "./shapes.ts";
import { tier } from "./teams.ts";
import { channel, handoverGiven, waitingReason } from "./ticket.ts";

export const reason = text(4000);

/** Several choices are a list of their keys; a file is the id of an upload, a person somebody's id. */
const answer = z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(40)).max(100)]);

/** Others are refused what a requester does not decide. */
const byTechnician = "Technicians only";

export const ticketCreate = z.strictObject({
  subject: line(300),
  description: z.string().trim().max(100_000).default(""),
  requester: personRef.optional().describe(`Who needs help; yourself when left out. ${byTechnician}`),
  on_behalf_of: personRef.optional().describe(`For whom it is, when the requester asks for somebody else. ${byTechnician}`),
  channel: channel.default("api").describe("How it reached the desk; `web` for a requester who leaves it out"),
  kind: kind.optional().describe("What the request type says when left out, or `incident`"),
  category: z.string().max(60).optional().describe("Id or key; what the request type says when left out"),
  request_type: z.string().max(60).optional().describe("Id or key of what is asked for; its questions are answered in `fields`"),
  fields: z.record(z.string().max(40), answer).optional(),
  attachments,
  impact: impact.optional().describe(`${impact.description}; what the request type says when left out, or 3. ${byTechnician}`),
  urgency: urgency.optional().describe(`${urgency.description}; what the request type says when left out, or 2`),
  team: z
    .string()
    .max(60)
    .optional()
    .describe(`Id or key of the first team; what the request type says when left out, or tier 1's. ${byTechnician}`),
  tags: z.array(line(40)).max(30).optional().describe(`Words to find it by. ${byTechnician}`),
  confidential: z
    .boolean()
    .optional()
    .describe(
      `true: for its team, who has it, its requester and who is let in alone; what its team or request type closes stays closed. ${byTechnician}`,
    ),
  external_id: externalId.optional().describe(`Its id in the system it came from; unique together with \`source\`. ${byTechnician}`),
  source: source
    .optional()
    .describe(`The system it came from, such as \`csv\` or \`monitoring\`; \`api\` when there is an external_id. ${byTechnician}`),
});

export const escalationGiven = z.strictObject({
  reason,
  tier: tier.optional().describe("To this tier (4 = vendor); the next one up when neither tier nor team is named"),
  team: z
    .string()
    .max(60)
    .optional()
    .describe("To this team, by id or key; the team that knows the category, or the tier's first, when left out"),
  path: z
    .enum(["functional", "security", "systemic"])
    .default("functional")
    .describe(
      "functional: to who knows more. security: closed to others, and urgent. systemic: many are hit. The last two go to the team that handles them",
    ),
  announcement: line(300).optional().describe("With the path systemic: one line that everybody may read"),
  handover: handoverGiven.optional(),
});

export const ticketChange = z.strictObject({
  subject: line(300, 0).optional().describe("Empty only while the call that opened the ticket goes on"),
  description: z.string().trim().max(100_000).optional(),
  attachments: attachments.describe("Ids of complete uploads of yours to add to the description; its requester sees them"),
  kind: kind.optional(),
  category: z.string().max(60).nullable().optional().describe("Id or key; null: none"),
  request_type: z
    .string()
    .max(60)
    .nullable()
    .optional()
    .describe(
      "Id or key of what is asked for, or null: its kind comes along, its category where there is none, its impact and urgency where nobody judged, its checklist and its targets. What only came with the former one goes with it. What was answered before stays, and is shown again with the former one",
    ),
  judged: z
    .array(z.enum(["category", "impact", "urgency"]))
    .max(3)
    .optional()
    .describe(
      "With a request type: which of these somebody chose by hand, so that it leaves them; the others were guessed. Left out: a category that there is, and an impact and urgency that differ from 3 and 2",
    ),
  impact: impact.optional(),
  urgency: urgency.optional(),
  status: z
    .enum(["open", "waiting", "closed"])
    .optional()
    .describe("waiting needs a waiting_reason; solving and reopening have endpoints of their own"),
  waiting_reason: waitingReason.optional().describe("What it waits for; goes with the status waiting"),
  waiting_until: instant.nullable().optional().describe("When it comes back by itself; null: when somebody says so"),
  step: z
    .string()
    .max(40)
    .nullable()
    .optional()
    .describe("Key of the step of its request type where it stands from now on, with the status that the step is a part of; null: at none"),
  assignee: id.nullable().optional().describe("Id of a technician who may work on it, who has it from now on; null: nobody"),
  requester: personRef.optional().describe("Who needs help; their organization, site and room come along"),
  on_behalf_of: personRef.nullable().optional(),
  site_id: id.nullable().optional().describe("The site it is about; a room elsewhere is let go"),
  room_id: id.nullable().optional().describe("The room it is about; it says its site"),
  tags: z.array(line(40)).max(30).optional().describe("All of them: these replace those before"),
  fields: z
    .record(z.string().max(40), answer.nullable())
    .optional()
    .describe("Answers to change, by key; null takes one away, the others stay"),
  inside: z
    .array(z.string().max(40))
    .max(100)
    .optional()
    .describe("Keys of those answers that are meant for technicians alone; one whose question everybody is asked by now is refused at it"),
});
