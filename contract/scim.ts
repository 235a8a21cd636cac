import { z } from "zod";
import { givenRoles } from "./company.ts";
import { nothing, routes } from "./route.ts";
import { id, instant, language, line, list, named } from "./shapes.ts";

const group = z.strictObject({
  value: line(300).describe("What a group is called there, to the letter"),
  role: z.enum(givenRoles).nullable().default(null).describe("It gives this role, or a team"),
  team_id: id.nullable().default(null).describe("It makes somebody a member of this team"),
  lead: z.boolean().default(false).describe("And its lead"),
});

const fields = {
  name: line(60).describe("What it is called here"),
  active: z.boolean().describe("false: nothing is taken from it, and what its groups gave is taken back"),
  organization_id: id.nullable().describe("Whose people they are; null: found by their mail domain"),
  language: language.describe("In which the desk writes to people who are new here, unless it says so itself"),
  most_leaving: z
    .number()
    .int()
    .min(1)
    .max(100)
    .describe("When more than so many of a hundred people would leave within an hour, they do not until an administrator has looked"),
  groups: z.array(group).max(200).describe("What its groups give. A role that is not in here is never given"),
};

const token = z.object({
  id,
  prefix: z.string().describe("How it begins"),
  created_at: instant.describe("When it was made"),
  created_by: named.nullable().describe("By whom"),
  expires_at: instant.nullable().describe("Until when it is good; null: until it is revoked"),
  used_at: instant.nullable().describe("When it was last used, to the minute; null: never"),
});
export type ScimToken = z.infer<typeof token>;

const source = z.object({
  id,
  ...fields,
  organization: named.nullable().describe("Whose people they are; null: found by their mail domain"),
  groups: z.array(group.extend({ team: z.string().nullable().describe("What that team is called") })).describe("What its groups give"),
  address: z.string().describe("To be entered there: where it tells of people and groups"),
  tokens: z.array(token).describe("With which it signs in, those that are good"),
  people: z.number().int().describe("People that it told of"),
  groups_known: z
    .array(z.object({ name: z.string(), members: z.number().int() }))
    .describe("Groups that it told of, the first two hundred"),
  faults: z.number().int().describe("Requests refused within a day"),
  heard_at: instant.nullable().describe("When it last asked or told something, to the minute; null: never"),
  held_since: instant.nullable().describe("Since when nobody leaves by its word, because too many would have; null: they do"),
  held: z.array(z.object({ person: named, at: instant })).describe("Who would have left, the first two hundred"),
  version: z.number().int().describe("Rises with every change"),
});
export type ScimSource = z.infer<typeof source>;

const fault = z.object({
  id,
  at: instant.describe("When it was refused"),
  what: z.string().describe("What it asked"),
  who: z.string().describe("Of whom, as it calls them; empty where it does not say"),
  status: z.number().int().describe("The answer’s HTTP status; 200: the rest was taken over"),
  reason: z.string().describe("Why, as a sentence"),
});
export type ScimFault = z.infer<typeof fault>;

const admin = { access: "accounts:write", session: true } as const;

export const scimRoutes = routes({
  "GET /scim-sources": { summary: "Programs that say who works here (SCIM 2.0), by name", access: "system:read", answer: list(source) },
  "POST /scim-sources": {
    summary: "Let one more program say who works here. Its token is made afterwards",
    ...admin,
    recent: true,
    body: z.strictObject(fields).partial({ active: true, organization_id: true, language: true, most_leaving: true, groups: true }),
    answer: source,
    status: 201,
  },
  "GET /scim-sources/{id}": { summary: "One of them", access: "system:read", answer: source },
  "PATCH /scim-sources/{id}": {
    summary: "Change one; send `If-Match` with the version you read to be told of a conflict",
    ...admin,
    recent: true,
    body: z.strictObject(fields).partial(),
    answer: source,
  },
  "POST /scim-sources/{id}/tokens": {
    summary: "Make a token for it. It is good for SCIM and nothing else; five at once, so that one can take the place of another",
    ...admin,
    recent: true,
    secret: true,
    body: z.strictObject({ expires_at: instant.nullable().default(null).describe("Until when it is good; null: until it is revoked") }),
    answer: z.object({ source, token: z.string().describe("Seen only now; its hash is kept") }),
    status: 201,
  },
  "DELETE /scim-sources/{id}/tokens/{token}": {
    summary: "Revoke one of its tokens, at once",
    ...admin,
    answer: nothing,
    status: 204,
  },
  "POST /scim-sources/{id}/joins": {
    summary: "Say who of the desk an account there is: also of somebody with a role, whom an address alone does not join",
    ...admin,
    recent: true,
    body: z.strictObject({ person_id: id.describe("Who it is here"), user_name: line(254).describe("What they are called there") }),
    answer: source,
    status: 201,
  },
  "POST /scim-sources/{id}/leavings": {
    summary: "Say of those who would have left whether they do",
    ...admin,
    recent: true,
    body: z.strictObject({ leave: z.boolean().describe("true: they leave now, and for an hour so may others; false: they stay") }),
    answer: source,
    status: 201,
  },
  "GET /scim-sources/{id}/faults": {
    summary: "What it asked and was not given, the newest hundred of two weeks",
    access: "system:read",
    answer: list(fault),
  },
});
