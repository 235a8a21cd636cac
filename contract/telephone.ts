import { z } from "zod";
import { routes } from "./route.ts";
import { cursor, id, instant, language, limit, line, list, named, page, phone } from "./shapes.ts";

const kind = z
  .enum(["generic", "signed", "ari"])
  .describe(
    "generic: the webhook that telephone systems speak already, with a secret in its address. signed: our own, signed as Standard Webhooks. ari: an Asterisk that the desk connects to and listens to, by its REST interface",
  );
export type TelephoneKind = z.infer<typeof kind>;

const lineName = line(100).describe("An extension, a user's name, a number that is called, or a queue, as the telephone system writes it");
const fields = {
  name: line(100).describe("What it is called"),
  active: z.boolean().describe("false: what it tells is refused"),
  country: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .describe("Its country's code without +: numbers that begin with it are written with +"),
  team_id: id.nullable().describe("Whose call-backs are; null: the default team of tier 1"),
  call_back_minutes: z.number().int().min(5).max(10_080).describe("A missed call is to be called back within so many minutes"),
  language: language.describe("In which call-backs are written"),
  lines: z
    .array(z.strictObject({ line: lineName, person_id: id.describe("Who is rung there, a technician") }))
    .max(500)
    .describe("Who is rung at which extension, name, number or queue; several may be at one"),
};

const pem = z
  .string()
  .trim()
  .max(20_000)
  .regex(/^-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=-]+-----END CERTIFICATE-----$/, "a certificate");

const asteriskFields = {
  url: line(300).describe("Where its ARI is, such as https://pbx.example.com:8089/ari; http only on this machine"),
  user: line(100).describe("A user of its ari.conf; `read_only = yes` is enough"),
  app: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .describe("As what the desk listens: a name that no other program uses there"),
  certificate: pem.nullable().describe("PEM of a certificate that is trusted for it besides the well-known authorities"),
};
const asteriskPassword = z
  .string()
  .min(1)
  .max(200)
  .describe("Of that user; shown to nobody. Needed anew when address, user or certificate change");
const newAsterisk = z.strictObject({ ...asteriskFields, password: asteriskPassword }).partial({ app: true, certificate: true });
const changedAsterisk = z.strictObject({ ...asteriskFields, password: asteriskPassword }).partial();
export type NewAsterisk = z.output<typeof newAsterisk>;
export type ChangedAsterisk = z.output<typeof changedAsterisk>;

const asterisk = z.object({
  ...asteriskFields,
  app: z.string().describe("As what the desk listens"),
  certificate: z.string().nullable().describe("PEM of a certificate that is trusted besides the well-known authorities"),
  connected_at: instant.nullable().describe("Since when it is listened to; null: it is not"),
  failing_since: instant.nullable().describe("Since when it cannot be listened to; null while it can"),
  fault: z
    .object({
      code: z.string().describe("Stable name of the reason"),
      detail: z.string().describe("What is wrong, as a sentence"),
      remedy: z.string().describe("What to do about it"),
    })
    .nullable()
    .describe("Why not"),
});

const system = z.object({
  id,
  kind,
  ...fields,
  lines: z
    .array(z.object({ line: lineName, person_id: id.describe("Who is rung there"), name: z.string().describe("Who that is") }))
    .describe("Who is rung at which extension, name, number or queue"),
  team: named.nullable().describe("Whose call-backs are; null: the default team of tier 1"),
  asterisk: asterisk.nullable().describe("Of kind `ari`: what is listened to, and how that goes"),
  last_event_at: instant.nullable().describe("When it last told something; null: never"),
  changed_at: instant.describe("When it was changed last"),
  version: z.number().int().describe("Rises with every change"),
});
export type TelephoneSystem = z.infer<typeof system>;

const secret = z
  .string()
  .describe(
    "Seen only now. generic: what its address ends with, after `/api/v1/cti/`; signed: the secret that it signs with (`whsec_…`); ari: empty",
  );

const logged = z.object({
  id,
  at: instant.describe("When it was told"),
  type: z
    .enum(["newCall", "answer", "hangup", "hold", "resume", "transfer", "other"])
    .describe("What was told; other: what nobody understood"),
  call_id: z.string().describe("The call, as the telephone system names it"),
  number: z.string().nullable().describe("The number on the other side; null: withheld"),
  who: z.string().describe("Whom of the desk it rang or concerned; empty: nobody of the lines"),
  outcome: z
    .enum(["taken", "repeated", "late", "refused", "too_many"])
    .describe("repeated: known already; late: the call was over; refused: not understood; too_many: more calls at once than are taken"),
});
export type TelephoneEvent = z.infer<typeof logged>;

const at = instant.optional().describe("When it happened; when it came where left out");
const native = z.strictObject({
  type: z.enum(["newCall", "answer", "hangup", "hold", "resume", "transfer"]).describe("What happened to the call"),
  call_id: line(250).describe("The call: the same in everything that is told of it"),
  direction: z.enum(["in", "out"]).describe("in: somebody calls the desk"),
  from: line(100, 0).default("").describe("Who calls; empty or anonymous: withheld"),
  to: line(100, 0).default("").describe("Who is called"),
  users: z.array(line(100)).max(20).default([]).describe("Extensions or names of the desk that it is about: who is rung, who answered"),
  queue: line(100, 0).default("").describe("The queue that it came by"),
  cause: line(60, 0).default("").describe("Why it ended"),
  transferred_to: line(100, 0).default("").describe("With `transfer`: the extension, name or number"),
  at,
});
export type NativeCallEvent = z.output<typeof native>;
export const nativeCallEvent = native;

const ringing = z.object({
  id,
  number: z.string().nullable().describe("Who calls or is called; null: withheld"),
  direction: z.enum(["inbound", "outbound"]).describe("inbound: somebody calls the desk"),
  queue: z.string().nullable().describe("The queue that it came by"),
  system: z.string().describe("The telephone system that told it"),
  rang_at: instant.describe("Since when"),
  answered: z.boolean().describe("I have answered it"),
  contact_id: id.nullable().describe("The contact that it became"),
  may_be: z
    .array(z.object({ id, name: z.string(), detail: z.string().describe("Title, department, organization and site") }))
    .describe("Whose number it is on record: that proves nothing"),
  call_back: z.object({ id, number: z.number().int(), subject: z.string() }).nullable().describe("An open ticket to call this number back"),
});
export type RingingCall = z.infer<typeof ringing>;

const shown = z.object({ system: system.describe("As it is now"), secret });

export const telephoneRoutes = routes({
  "POST /cti/{token}": {
    summary:
      "What a telephone system tells by the generic CTI webhook: `event` newCall, answer or hangup, `from`, `to`, `direction` in or out, `callId`, `user`, `queue`, `cause`, `answeringNumber`, as a form or JSON. Answers {}; a refusal has an `error`",
    access: "public",
    takes: "call",
    transaction: false,
    bytes: 16 * 1024,
    answer: z.object({}),
  },
  "POST /telephone-systems/{id}/events": {
    summary:
      "What a telephone system tells, signed as Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`): JSON with `type`, `call_id`, `direction`, `from`, `to`, `users`, `queue`, `cause`, `transferred_to`, `at`. A signature older than five minutes is refused, and so is the same id once more",
    access: "public",
    takes: "signed",
    transaction: false,
    bytes: 16 * 1024,
    answer: z.object({ outcome: logged.shape.outcome }),
  },
  "GET /telephone-systems": { summary: "Telephone systems whose calls ring here", access: "system:read", answer: list(system) },
  "POST /telephone-systems": {
    summary: "Connect one more telephone system. Answers its secret, which nobody can read again",
    access: "system:write",
    recent: true,
    secret: true,
    body: z
      .strictObject({ ...fields, kind, asterisk: newAsterisk.describe("Of kind `ari`, and of no other") })
      .partial()
      .required({ name: true, kind: true }),
    answer: shown,
    status: 201,
  },
  "GET /telephone-systems/{id}": { summary: "One of them", access: "system:read", answer: system },
  "PATCH /telephone-systems/{id}": {
    summary: "Change one; send `If-Match` with the version you read to be told of a conflict. `lines` replaces all of them",
    access: "system:write",
    body: z.strictObject({ ...fields, asterisk: changedAsterisk.describe("Only for who just proved who they are") }).partial(),
    answer: system,
  },
  "POST /telephone-systems/{id}/secrets": {
    summary: "Give it another secret; the one before is good no more. An Asterisk has its password in `asterisk`",
    access: "system:write",
    recent: true,
    secret: true,
    answer: shown,
    status: 201,
  },
  "POST /telephone-systems/{id}/tests": {
    summary: "Let it ring here as if somebody called: only the caller of this is rung, for twenty seconds, and nothing comes of it",
    access: "system:write",
    session: true,
    body: z.strictObject({ number: phone.default("+47 22 00 14 12").describe("Who seems to call") }),
    answer: z.object({ call_id: z.string().describe("As the log names it") }),
    status: 201,
  },
  "GET /telephone-systems/{id}/log": {
    summary: "What it told, the newest first; kept for two weeks",
    access: "system:read",
    query: z.strictObject({ cursor, limit }),
    answer: page(logged),
  },
  "GET /calls/ringing": {
    summary: "Calls that ring me now, or that I have answered, and who may be on the other side by the number",
    access: "contacts:work",
    answer: list(ringing),
  },
  "POST /calls/{id}/contacts": {
    summary: "Take a call that rings me: its contact, with a ticket from the first second. Twice is the same contact",
    access: "contacts:work",
    answer: z.object({ contact_id: id.describe("The contact") }),
    status: 201,
  },
});
