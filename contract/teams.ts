import { z } from "zod";
import { email, id, key, line, list, named } from "./shapes.ts";
import { nothing, routes } from "./route.ts";

/** 1, 2 and 3; 4 is an outside vendor. */
export const tier = z.number().int().min(1).max(4).describe("1, 2, 3; 4 = vendor");
export const handles = z.enum(["security", "systemic"]).describe("Which fast path ends at this team");
/** What a requester's answer to a closed ticket does. */
export const followUp = z
  .enum(["reopen", "new", "reopen_within"])
  .describe("A reply to a closed ticket opens it again, or a new one, or it again within some days");
const followUpDays = z.number().int().min(1).max(3650).describe("With `reopen_within`: how many days after it was closed");

export const teamRights = ["read", "create", "work"] as const;
export const teamRight = z.enum(teamRights);
export type TeamRight = z.infer<typeof teamRight>;

export const member = z.object({
  id,
  name: z.string(),
  lead: z.boolean(),
  rights: z.array(teamRight).describe("To see the team's tickets, to open tickets into it, to work on them"),
});
export const team = z.object({
  id,
  key: z.string(),
  name: z.string(),
  tier,
  email: z.string().nullable(),
  handles: handles.nullable(),
  is_default: z.boolean().describe("Where tickets land when nothing else decides, one per tier"),
  follow_up: followUp,
  follow_up_days: followUpDays,
  closed: z.boolean().describe("Only its members see its tickets, and those with oversight"),
  confidential: z.boolean().describe("What comes to it becomes confidential"),
  members: z.array(member),
});
export type Team = z.infer<typeof team>;

const fields = {
  name: line(100),
  tier,
  email: email.nullable().optional(),
  handles: handles.nullable().optional().describe("Which fast path ends at this team; the team that had it until now lets go"),
  is_default: z
    .boolean()
    .optional()
    .describe("true: tickets of this tier land here when nothing else decides; the team that had it until now lets go"),
  follow_up: followUp.optional(),
  follow_up_days: followUpDays.optional(),
  closed: z.boolean().optional().describe("true: only its members see its tickets, and those with oversight; false: everybody at the desk"),
  confidential: z.boolean().optional().describe("true: what comes to the team from now on becomes confidential"),
};

export const teamRoutes = routes({
  "GET /teams": { summary: "Teams by tier, with their members", access: "teams:read", answer: list(team) },
  "POST /teams": {
    summary: "Add a team",
    access: "teams:write",
    body: z.strictObject({ key: key(40), ...fields }),
    answer: team,
    status: 201,
  },
  "GET /teams/{id}": { summary: "One team, by id or key", access: "teams:read", answer: team },
  "PATCH /teams/{id}": {
    summary: "Change a team",
    access: "teams:write",
    body: z.strictObject({ ...fields, name: line(100).optional(), tier: tier.optional() }),
    answer: team,
  },
  "PUT /teams/{id}/members/{person}": {
    summary: "Make somebody a member or lead of a team; to work there they also need the role technician",
    access: "teams:write",
    body: z.strictObject({
      lead: z.boolean().default(false),
      rights: z
        .array(teamRight)
        .min(1)
        .max(teamRights.length)
        .optional()
        .describe(
          "Left out: all for who comes, and as they are for who is there. Who works in a team sees it and opens into it; who leads it works in it",
        ),
    }),
    answer: team,
  },
  "DELETE /teams/{id}/members/{person}": { summary: "Take somebody out of a team", access: "teams:write", answer: nothing, status: 204 },
  "GET /technicians": {
    summary: "Everybody who is in a team, by name: to whom tickets are given and offered",
    access: "teams:read",
    answer: list(z.object({ id, name: z.string(), teams: z.array(named) })),
  },
});
