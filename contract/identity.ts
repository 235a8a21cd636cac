import { z } from "zod";
import { me, role } from "./access.ts";
import { assertion, attestation, creationOptions, requestOptions } from "./passkey.ts";
import { nothing, routes } from "./route.ts";
import { id, instant, line, list } from "./shapes.ts";

/** Ways to take the second step of signing in. A passkey is both steps at once. */
export const secondSteps = ["authenticator", "passkey", "recovery_code"] as const;
/** Ways to prove once more who one is. */
export const proofs = ["passkey", "authenticator", "password", "code", "company"] as const;
export const proof = z.enum(proofs);
export type Proof = z.infer<typeof proof>;

const passkey = z.object({ id, name: z.string(), created_at: instant, last_used_at: instant.nullable() });
const recoveryCodes = z.array(z.string()).nullable().describe("New recovery codes, shown this once; null when there were some already");
const sixDigits = z.string().trim().max(20).describe("The six digits that the authenticator app shows");

const factors = z.object({
  password: z.boolean(),
  authenticator: z
    .object({ created_at: instant, last_used_at: instant.nullable() })
    .nullable()
    .describe("My authenticator app; null when there is none"),
  passkeys: z.array(passkey).describe("My passkeys, oldest first"),
  recovery_codes_left: z.number().int().describe("Recovery codes that are not used yet"),
  needed: z.boolean().describe("One of my roles must have a second factor"),
  passkeys_possible: z.boolean().describe("Browsers have passkeys for an https address with a name, and for localhost"),
  proofs: z.array(proof).describe("How I can prove once more who I am"),
});

const rule = z.object({
  role,
  needed: z.boolean(),
  people: z.number().int().describe("Who holds the role and may sign in"),
  without: z.number().int().describe("Of them, who has no second factor"),
});

const signInRule = z.object({
  only_company: z.boolean().describe("Everybody signs in through the company, but for break-glass administrators"),
  came_through_company: z.boolean().describe("I signed in through the company within the last quarter of an hour: I may switch it on"),
  administrators: z
    .array(
      z.object({
        id,
        name: z.string(),
        break_glass: z
          .boolean()
          .describe("Keeps password and second factor whatever the company does; each use alarms every administrator"),
        password: z.boolean().describe("Has a password here"),
        second_factor: z.boolean().describe("Has an authenticator app or a passkey here"),
        fit: z.boolean().describe("Would get in: open, an administrator, with a password and a second factor"),
      }),
    )
    .describe("Who runs the desk, and whoever is named besides, by name"),
});
export type SignInRule = z.infer<typeof signInRule>;

export const identityRoutes = routes({
  "POST /session/second-step": {
    summary: "The second step of signing in, within ten minutes of the first and in the same browser",
    access: "public",
    transaction: false,
    body: z.strictObject({
      authenticator: sixDigits.optional().describe("The code of the app; this or a recovery code"),
      recovery_code: z.string().trim().max(60).optional().describe("One of the recovery codes, which is then used up"),
    }),
    answer: me,
    status: 201,
  },
  "POST /passkey-challenges": {
    summary: "What the browser needs to sign somebody in with a passkey",
    access: "public",
    transaction: false,
    answer: requestOptions,
    status: 201,
  },
  "POST /session/passkey": {
    summary: "Sign in with a passkey, in the browser that asked for the challenge; the answer sets the session cookie",
    access: "public",
    transaction: false,
    body: z.strictObject({ credential: assertion }),
    answer: me,
    status: 201,
  },
  "GET /session/factors": { summary: "How I sign in", access: "signed_in", session: true, enrolling: true, answer: factors },
  "POST /session/proof-challenges": {
    summary: "What the browser needs to prove with a passkey who I am",
    access: "signed_in",
    session: true,
    enrolling: true,
    answer: requestOptions,
    status: 201,
  },
  "POST /session/proofs": {
    summary: "Prove once more who I am, in one of the ways that are open to me; the session gets a new cookie",
    access: "signed_in",
    session: true,
    enrolling: true,
    transaction: false,
    body: z.strictObject({
      password: z.string().max(200).optional(),
      authenticator: sixDigits.optional(),
      code: z.string().trim().max(20).optional().describe("The one-time code from the mail"),
      passkey: assertion.optional().describe("The answer to a proof challenge"),
    }),
    answer: nothing,
    status: 204,
  },
  "POST /session/authenticator": {
    summary: "Begin with an authenticator app; it counts once a code of it was given",
    access: "signed_in",
    session: true,
    enrolling: true,
    recent: true,
    secret: true,
    answer: z.object({ key: z.string().describe("Base32, to type into the app"), uri: z.string().describe("otpauth://, for the QR code") }),
    status: 201,
  },
  "PUT /session/authenticator": {
    summary: "Confirm the authenticator app with a code of it; every other session ends, and one before it is replaced",
    access: "signed_in",
    session: true,
    enrolling: true,
    recent: true,
    secret: true,
    body: z.strictObject({ code: sixDigits }),
    answer: z.object({ recovery_codes: recoveryCodes }),
  },
  "DELETE /session/authenticator": {
    summary: "Remove my authenticator app; every other session ends",
    access: "signed_in",
    session: true,
    recent: true,
    answer: nothing,
    status: 204,
  },
  "POST /session/passkey-challenges": {
    summary: "What the browser needs to make a passkey for me",
    access: "signed_in",
    session: true,
    enrolling: true,
    recent: true,
    answer: creationOptions,
    status: 201,
  },
  "POST /session/passkeys": {
    summary: "Add a passkey that the browser made; every other session ends",
    access: "signed_in",
    session: true,
    enrolling: true,
    recent: true,
    secret: true,
    body: z.strictObject({ name: line(60), credential: attestation }),
    answer: z.object({ passkey: passkey.describe("The new one"), recovery_codes: recoveryCodes }),
    status: 201,
  },
  "DELETE /session/passkeys/{id}": {
    summary: "Remove one of my passkeys; every other session ends",
    access: "signed_in",
    session: true,
    recent: true,
    answer: nothing,
    status: 204,
  },
  "POST /session/recovery-codes": {
    summary: "Ten new recovery codes, shown this once; those before are void",
    access: "signed_in",
    session: true,
    recent: true,
    secret: true,
    answer: z.object({ recovery_codes: z.array(z.string()).describe("Each signs in once, after the first step") }),
    status: 201,
  },
  "DELETE /accounts/{id}/factors": {
    summary: "Take a person's authenticator app, passkeys and recovery codes away, who lost them; their sessions end",
    access: "accounts:write",
    session: true,
    recent: true,
    query: z.strictObject({
      ticket: z.string().max(40).optional().describe("The ticket, by id or number, in which it was proved who is asking"),
    }),
    answer: z.object({ held_until: instant.nullable().describe("It waits until then: the policy asks for it. null: it is done") }),
  },
  "GET /sign-in-rule": {
    summary: "Whether everybody signs in through the company, and who gets in without it",
    access: "accounts:write",
    session: true,
    answer: signInRule,
  },
  "PUT /sign-in-rule": {
    summary:
      "Let everybody sign in through the company alone. Refused until a break-glass administrator has a password and a second factor, and for whoever did not just sign in through the company. Sessions that began another way end",
    access: "accounts:write",
    session: true,
    recent: true,
    body: z.strictObject({
      only_company: z.boolean().describe("Nobody else gets in another way"),
      break_glass: z.array(id).max(20).describe("Administrators who get in without the company, with password and second factor"),
    }),
    answer: signInRule,
  },
  "GET /second-factor-rules": {
    summary: "Which roles must have a second factor, and how many of their holders have none",
    access: "accounts:write",
    answer: list(rule),
  },
  "PUT /second-factor-rules": {
    summary: "Say which roles must have a second factor; whoever has none sets one up at their next sign-in, before anything else",
    access: "accounts:write",
    session: true,
    recent: true,
    body: z.strictObject({ roles: z.array(role).max(10) }),
    answer: list(rule),
  },
});
