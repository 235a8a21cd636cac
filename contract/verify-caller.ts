import { z } from "zod";
import { assertion, requestOptions } from "./passkey.ts";
import { nothing, routes } from "./route.ts";
import { id, instant, line, list, named } from "./shapes.ts";
import { accountClass, evidenceSets, need, sensitiveAction, verificationMethod } from "./verification.ts";

const accountRef = z.strictObject({
  directory_id: id.nullable().describe("null: the account at this desk itself"),
  key: line(200).describe("Its name in the directory for ever; at this desk its person's id"),
});

const account = z.object({
  ...accountRef.shape,
  directory: z.string().nullable().describe("What the directory is called; null: this desk"),
  name: z.string().describe("By what its person signs in"),
  account_class: accountClass,
});
export type CallerAccount = z.infer<typeof account>;

/** Why a way of proof is not open. */
const hindrance = z.enum(["none_enrolled", "too_new", "not_set_up", "no_manager", "own_manager", "left", "closed", "running"]);
const way = z.object({
  method: verificationMethod,
  assurance: z.enum(["medium", "high"]).nullable().describe("How strong it is; null: somebody else answers for the action"),
  hindrance: hindrance.nullable().describe("Why it is not open now; null: it is"),
  hint: z.string().nullable().describe("Where to: the end of a number, or who is asked"),
  settled_days: z.number().int().describe("So many days it has to be on file before it counts; 0: none"),
});
export type Way = z.infer<typeof way>;

const verification = z.object({
  id,
  method: verificationMethod,
  action: sensitiveAction,
  account: accountRef.describe("Whose proof it is for: no other account"),
  technician: named.describe("Who looks at it"),
  state: z.enum(["open", "passed", "failed", "cancelled", "expired"]).describe("How it stands"),
  started_at: instant.describe("When it began"),
  open_until: instant.describe("Until when it can be passed"),
  tries_left: z.number().int().nullable().describe("How many wrong codes it takes still; null: no code is asked"),
  asked: named.nullable().describe("Whom it waits for"),
  failure: z.string().nullable().describe("Why it failed"),
  good_until: instant.nullable().describe("Until when it counts as evidence"),
  used_at: instant.nullable().describe("When an action was begun on it"),
  call: z.string().nullable().describe("The number on file to call"),
  mine: z.boolean().describe("true: the caller of this API began it"),
  here: z.boolean().describe("true: in this ticket"),
});
export type Verification = z.infer<typeof verification>;
const begun = verification.extend({
  pairing_code: z.string().nullable().describe("To be spoken to the caller, who types it at /v; told this once"),
});

const caller = z.object({
  person: named,
  accounts: z.array(account).describe("What is theirs"),
  account: account.nullable().describe("Of which the rest speaks; null: there is none, or somebody has to choose"),
  action: sensitiveAction,
  sets: evidenceSets,
  met: z
    .object({ delay_minutes: z.number().int().describe("So long is still waited") })
    .nullable()
    .describe("null: more is needed"),
  missing: z.array(need).describe("Of what lacks least, what is still needed"),
  ways: z.array(way).describe("Ways of proof, the strongest first"),
  verifications: z
    .array(verification)
    .describe("Of the last 24 hours about this person, the newest first, also by colleagues and in other tickets that one sees"),
  failed: z.number().int().describe("How often it failed within 24 hours"),
  locked: z.boolean().describe("true: only a lead goes on"),
});
export type Caller = z.infer<typeof caller>;

const accountNamed = z
  .object({
    name: z.string().describe("By what its person signs in"),
    directory: z.string().nullable().describe("What its directory is called; null: this desk"),
  })
  .describe("To which it is to be done");

const waiting = z.object({
  id,
  method: verificationMethod,
  action: sensitiveAction,
  person: named.describe("Who says that they ask"),
  technician: named.describe("Who at the desk asks for it"),
  ticket_number: z.number().int().describe("In which ticket"),
  account: accountNamed,
  open_until: instant.describe("Until when it can be answered"),
});
export type WaitingVerification = z.infer<typeof waiting>;

const pairing_code = z.string().trim().min(8).max(20).describe("The eight characters that the technician speaks");

export const verifyCallerRoutes = routes({
  "GET /tickets/{id}/caller": {
    summary: "What has to be proved of somebody before something is done to their account, in which ways it can be, and how it stands",
    access: "tickets:work",
    query: z.strictObject({
      person: id.optional().describe("Whose account; the one for whom the ticket is, when left out"),
      action: sensitiveAction.default("reset_password"),
      directory: z.string().max(60).optional().describe("Of the account: its directory's id, or desk"),
      account: z.string().max(200).optional().describe("The account's key"),
    }),
    answer: caller,
  },
  "POST /tickets/{id}/verifications": {
    summary: "Begin to prove who is asking, in one way, for one action on one account",
    access: "tickets:work",
    session: true,
    secret: true,
    body: z.strictObject({
      person_id: id.describe("Whose account it is"),
      account: accountRef.describe("To which something is to be done; it must be theirs"),
      action: sensitiveAction,
      method: verificationMethod,
      colleague_id: id.optional().describe("Who confirms it, for in_person and second_person"),
    }),
    answer: begun,
    status: 201,
  },
  "POST /verifications/{id}/codes": {
    summary: "A code that the caller reads aloud; each counts once",
    access: "tickets:work",
    session: true,
    secret: true,
    transaction: false,
    body: z.strictObject({ code: z.string().trim().min(1).max(60).describe("As they read it") }),
    answer: verification,
    status: 201,
  },
  "POST /verifications/{id}/results": {
    summary: "Say how it ended. A call under pressure may always be ended; nobody is judged by it",
    access: "tickets:work",
    session: true,
    body: z.strictObject({
      outcome: z.enum(["passed", "failed", "cancelled", "pressure"]).describe("passed: only where the technician is who judges"),
      seen: z
        .array(z.enum(["called_number_on_file", "face_matches_badge", "badge_matches_file", "moved_as_asked"]))
        .max(4)
        .default([])
        .describe("What was looked at; each way asks for all of its own. No picture is kept"),
    }),
    answer: verification,
    status: 201,
  },
  "GET /verifications/asked": {
    summary: "What waits for my word: as the manager of whoever asks, or as the second person",
    access: "signed_in",
    answer: list(waiting),
  },
  "POST /verifications/{id}/answers": {
    summary: "Answer for what is asked of me, by my own sign-in",
    access: "signed_in",
    session: true,
    recent: true,
    body: z.strictObject({
      answer: z.enum(["approved", "declined"]).describe("What I say"),
      reason: line(300).describe("Why; kept with it"),
    }),
    answer: nothing,
    status: 204,
  },
  "POST /caller-verifications/readings": {
    summary: "Who at the desk asks me to sign what, by the code that I was told, and the challenge for my passkey",
    access: "public",
    secret: true,
    transaction: false,
    body: z.strictObject({ pairing_code }),
    answer: z.object({
      technician: z.string().describe("Who has me on the telephone"),
      ticket_number: z.number().int().describe("The ticket"),
      action: sensitiveAction,
      account: accountNamed,
      until: instant.describe("Until when it can be signed"),
      options: requestOptions.describe("For navigator.credentials.get"),
    }),
    status: 201,
  },
  "POST /caller-verifications/signatures": {
    summary: "Prove by my passkey that it is me who asks",
    access: "public",
    secret: true,
    transaction: false,
    body: z.strictObject({ pairing_code, credential: assertion }),
    answer: nothing,
    status: 204,
  },
  "POST /caller-verifications/denials": {
    summary: "I did not ask for this: it fails at once, and the desk is told",
    access: "public",
    secret: true,
    transaction: false,
    body: z.strictObject({ pairing_code }),
    answer: nothing,
    status: 204,
  },
});
