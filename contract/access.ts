import { z } from "zod";
import { email, id, instant, language, line, list, named } from "./shapes.ts";
import { nothing, routes } from "./route.ts";

export const roles = ["requester", "technician", "lead", "manager", "trainer", "auditor", "administrator"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Also the scopes of API keys: a key holds its owner's permissions that it was given scopes for. */
export const permissions = [
  "tickets:read",
  "tickets:create",
  "tickets:reply",
  "tickets:work",
  "contacts:read",
  "contacts:work",
  "people:read",
  "people:write",
  "assets:read",
  "assets:write",
  "teams:read",
  "teams:write",
  "catalog:read",
  "catalog:write",
  "accounts:write",
  "desk:view_as",
  "mail:write",
  "alerts:write",
  "audit:read",
  "system:read",
  "system:write",
] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

export const roleGrant = z.object({
  role,
  organization: named.nullable().describe("A requester with an organization here reads that organization's tickets"),
});

export const password = z.string().min(12).max(200).describe("12 to 200 characters, any; known leaked ones are refused");

export const me = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  language,
  time_zone: z.string(),
  roles: z.array(role),
  permissions: z.array(permission),
  teams: z.array(z.object({ id, key: z.string(), name: z.string(), tier: z.number().int(), lead: z.boolean() })),
  organization: named.nullable(),
  viewed_by: z
    .object({ name: z.string(), until: instant.describe("Then it ends by itself") })
    .nullable()
    .describe("Who looks at the desk as this person, and until when; then nothing can be changed"),
  limited: z.boolean().describe("I have to set up a second factor before anything else"),
});
export type Me = z.infer<typeof me>;

const session = z.object({
  id,
  current: z.boolean(),
  created_at: instant,
  last_seen_at: instant,
  expires_at: instant,
  user_agent: z.string(),
  ip: z.string(),
});
const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(permission),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
});

const account = z.object({
  person: named,
  roles: z.array(roleGrant),
  has_password: z.boolean(),
  second_factors: z.number().int().describe("Authenticator apps and passkeys"),
  disabled: z.boolean(),
});

export const accessRoutes = routes({
  "GET /setup": {
    summary: "Whether this desk still waits for its first administrator",
    access: "public",
    answer: z.object({ needed: z.boolean() }),
  },
  "POST /setup": {
    summary: "Create the organization and the first administrator with the one-time set-up token, and sign in",
    access: "public",
    body: z.strictObject({ token: z.string().max(200), organization: line(), name: line(), email, password, language }),
    answer: me,
    status: 201,
  },
  "POST /session": {
    summary:
      "Sign in with a password or with a one-time code; the answer sets the session cookie. Whoever has a second factor is refused with `second_step_needed` and goes on in the same browser",
    access: "public",
    transaction: false,
    body: z.strictObject({
      email,
      password: z.string().max(200).optional().describe("The password; this or the code"),
      code: z.string().trim().max(20).optional().describe("The one-time code from the mail; this or the password"),
    }),
    answer: me,
    status: 201,
  },
  "GET /session": { summary: "Who I am and what I may do", access: "signed_in", enrolling: true, answer: me },
  "DELETE /session": { summary: "Sign out", access: "signed_in", session: true, enrolling: true, answer: nothing, status: 204 },
  "PATCH /session": {
    summary: "Change my own language or time zone",
    access: "signed_in",
    session: true,
    enrolling: true,
    body: z.strictObject({ language: language.optional(), time_zone: z.string().max(60).optional() }),
    answer: me,
  },
  "POST /sign-in-codes": {
    summary: "Ask for a one-time sign-in code by mail; the answer is the same for unknown addresses",
    access: "public",
    transaction: false,
    body: z.strictObject({ email }),
    answer: z.object({ sent: z.literal(true) }),
    status: 202,
  },
  "PUT /session/password": {
    summary: "Change my password; every other session ends",
    access: "signed_in",
    session: true,
    recent: true,
    transaction: false,
    body: z.strictObject({ current_password: z.string().max(200).optional(), password }),
    answer: nothing,
    status: 204,
  },
  "GET /sessions": { summary: "My sessions", access: "signed_in", session: true, answer: list(session) },
  "DELETE /sessions/{id}": {
    summary: "End one of my sessions",
    access: "signed_in",
    session: true,
    recent: true,
    answer: nothing,
    status: 204,
  },
  "GET /api-keys": { summary: "My API keys", access: "signed_in", session: true, answer: list(apiKey) },
  "POST /api-keys": {
    summary: "Create an API key; the key itself is shown once",
    access: "signed_in",
    session: true,
    recent: true,
    secret: true,
    body: z.strictObject({
      name: line(100),
      scopes: z.array(permission).max(permissions.length).optional().describe("All of mine when left out"),
      expires_at: instant.optional().describe("When it stops being good; never when left out"),
    }),
    answer: apiKey.extend({ key: z.string().describe("The key itself: keep it, it is not shown again") }),
    status: 201,
  },
  "DELETE /api-keys/{id}": { summary: "Revoke one of my API keys", access: "signed_in", session: true, answer: nothing, status: 204 },
  "GET /accounts/{id}": {
    summary: "A person's account: roles and whether it may sign in",
    access: "accounts:write",
    answer: account,
  },
  "PUT /accounts/{id}": {
    summary: "Give a person roles, a first password (never a second: they choose that themselves), or close the account",
    access: "accounts:write",
    session: true,
    recent: true,
    secret: true,
    body: z.strictObject({
      roles: z
        .array(
          z.strictObject({
            role,
            organization_id: id.optional().describe("With the role requester: they also read this organization's tickets"),
          }),
        )
        .max(20)
        .optional()
        .describe("All roles of the person: these replace those before. Everybody is a requester"),
      password: password.optional(),
      disabled: z.boolean().optional(),
    }),
    answer: account,
  },
});
