import { z } from "zod";
import { email, id, instant, key, language, line, list, named } from "./shapes.ts";
import { grant, grantAnswered, grantGiven } from "./grants.ts";
import { mailFault, seenCertificate } from "./mail-fault.ts";
import { nothing, routes } from "./route.ts";

/** The name or address of a server. */
export const serverName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?!.*(?:\.\.|\.-|-\.))[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$|^(?=.*:)[0-9A-Fa-f:.]{2,45}$/, "a server");
export const serverPort = z.number().int().min(1).max(65_535);
export const serverSecurity = z
  .enum(["tls", "starttls"])
  .describe("tls from the first byte, or starttls after the greeting; never without");
export const serverAuth = z.enum(["password", "oauth2"]);
export const sendingSecurity = z
  .enum(["tls", "starttls", "none"])
  .describe("tls from the first byte, or starttls after the greeting; none only for a server on the desk's own machine");
export const sendingAuth = z.enum(["password", "oauth2", "none"]);
const pem = z
  .string()
  .trim()
  .max(20_000)
  .regex(/^-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=-]+-----END CERTIFICATE-----$/, "a certificate");

export const fetching = z.object({
  host: z.string(),
  port: serverPort,
  security: serverSecurity,
  user: z.string(),
  auth: serverAuth,
  secret_set_at: instant.nullable().describe("When its password was given; the password itself is shown to nobody"),
  certificate: z.string().nullable(),
  trusted: seenCertificate.nullable().describe("What is in `certificate`"),
  folder: z.string(),
  afterwards: z.enum(["seen", "move", "delete"]),
  move_to: z.string().nullable(),
  take_from: instant.nullable(),
  last_ok_at: instant.nullable().describe("When the desk last looked into it"),
  last_mail_at: instant.nullable().describe("When the last message was taken"),
  failing_since: instant.nullable(),
  failure: mailFault.nullable(),
  left: z.number().int().describe("Messages that stay there, with a flag, because they are too long or the server does not give them out"),
});

export const sending = z.object({
  host: z.string(),
  port: serverPort,
  security: sendingSecurity,
  user: z.string(),
  auth: sendingAuth,
  secret_set_at: instant.nullable().describe("When its password was given; the password itself is shown to nobody"),
  certificate: z.string().nullable(),
  trusted: seenCertificate.nullable().describe("What is in `certificate`"),
  last_ok_at: instant.nullable().describe("When a message was last given to it"),
  failing_since: instant.nullable(),
  failure: mailFault.nullable(),
});

const probeMinutes = z
  .number()
  .int()
  .min(5)
  .max(1440)
  .nullable()
  .describe("So often it writes to itself while nothing comes, to see whether mail flows; null: never");

export const mailbox = z.object({
  id,
  key: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  team: named.nullable(),
  language,
  sender_name: z.string(),
  signature: z.string(),
  plus_addressing: z.boolean(),
  receivers: z.array(z.string()),
  strangers: z.enum(["open", "hold"]),
  technician_replies: z.boolean(),
  active: z.boolean(),
  probe_minutes: probeMinutes,
  probe_back_at: instant.nullable().describe("When the last message to itself came back"),
  fetching: fetching.nullable(),
  sending: sending.nullable(),
  grant: grant.nullable().describe("What a provider lets the desk do (OAuth 2.0)"),
  created_at: instant,
  version: z.number().int(),
});
export type Mailbox = z.infer<typeof mailbox>;

const fields = {
  name: line(100),
  address: email.nullable().describe("null: nothing is sent from it"),
  team_id: id.nullable().describe("Whose team its mail goes to; null: the default team of tier 1"),
  language: language.describe("In which language the desk writes to whom it does not know"),
  sender_name: line(100, 0).describe("The name beside the address in what the desk sends"),
  signature: z.string().trim().max(5000).describe("Plain text below what the desk sends"),
  plus_addressing: z
    .boolean()
    .describe("Its server takes mail for name+anything@: replies then find their ticket by a word that nobody guesses"),
  receivers: z
    .array(line(200).toLowerCase())
    .max(20)
    .describe("Names (authserv-id) of the mail servers whose Authentication-Results are believed; without one nothing raises trust"),
  strangers: z.enum(["open", "hold"]).describe("A first message of somebody unknown opens a ticket, or waits for a technician"),
  technician_replies: z.boolean().describe("Technicians may answer requesters by mail"),
  probe_minutes: probeMinutes,
};
const changes = z.strictObject(fields).partial().extend({ active: z.boolean().optional() });

export const fetchingGiven = z.strictObject({
  host: serverName,
  port: serverPort,
  security: serverSecurity,
  user: line(254),
  auth: serverAuth.default("password"),
  password: z.string().min(1).max(1000).optional().describe("Left out: as it was. Needed anew when host, port or user change"),
  certificate: pem
    .nullable()
    .default(null)
    .describe("PEM of a certificate that is trusted for this server besides the well-known authorities"),
  folder: line(200).default("INBOX"),
  afterwards: z.enum(["seen", "move", "delete"]).default("seen").describe("What happens there with a message that the desk has"),
  move_to: line(200).nullable().default(null).describe("With `move`: the folder"),
  take_from: instant
    .nullable()
    .optional()
    .describe("What arrived there before stays untouched: the time of the set-up when left out; null: everything is taken"),
});
export type FetchingGiven = z.output<typeof fetchingGiven>;

export const sendingGiven = z.strictObject({
  host: serverName,
  port: serverPort,
  security: sendingSecurity,
  auth: sendingAuth.default("password"),
  user: line(254, 0).default("").describe("Left out with `none`"),
  password: z.string().min(1).max(1000).optional().describe("Left out: as it was. Needed anew when host, port or user change"),
  certificate: pem
    .nullable()
    .default(null)
    .describe("PEM of a certificate that is trusted for this server besides the well-known authorities"),
});
export type SendingGiven = z.output<typeof sendingGiven>;

/** Settings that are tried before they are saved. */
export const mailboxTestGiven = z.strictObject({
  mailbox: id.optional().describe("Whose kept passwords are used where none is given, for the same servers and users"),
  address: email,
  fetching: fetchingGiven.pick({
    host: true,
    port: true,
    security: true,
    user: true,
    auth: true,
    password: true,
    certificate: true,
    folder: true,
  }),
  sending: sendingGiven,
});
export type MailboxTestGiven = z.output<typeof mailboxTestGiven>;

const testStep = z.object({
  step: z
    .enum(["read", "send", "return", "plus"])
    .describe(
      "read: signed in and the folder found; send: a message to itself taken; return: it came back; plus: also by an address with a +",
    ),
  ok: z.boolean().nullable().describe("null: it was not tried, because one before it failed"),
  failure: mailFault.nullable(),
});

const discoveredServer = z.object({ host: z.string(), port: serverPort, security: serverSecurity, user: z.string() });

export const mailboxRoutes = routes({
  "GET /mailboxes": { summary: "The addresses of the desk, the oldest first", access: "system:read", answer: list(mailbox) },
  "POST /mailboxes": {
    summary: "Add an address of the desk",
    access: "system:write",
    recent: true,
    body: changes.omit({ active: true }).extend({ key: key(40), name: fields.name, address: email.nullable() }),
    answer: mailbox,
    status: 201,
  },
  "GET /mailboxes/{id}": { summary: "One address of the desk, by id or key", access: "system:read", answer: mailbox },
  "GET /mailboxes/{id}/left": {
    summary: "Messages that were left on its server, with a flag that everybody sees there: the latest hundred, newest first",
    access: "system:read",
    answer: z.object({
      items: z.array(
        z.object({
          uid: z.number().int().describe("Its number in the folder (IMAP UID)"),
          uid_validity: z.number().int().describe("Under which numbering (IMAP UIDVALIDITY)"),
          reason: z
            .enum(["too_long", "unreadable"])
            .describe("Longer than 50 MB, or its server did not give it out when it was asked three times"),
          size: z.number().int().describe("Bytes; 0: its server did not say"),
          from: z.string().nullable().describe("Its sender; null: its server did not say"),
          subject: z.string(),
          arrived_at: instant.nullable().describe("When it arrived there"),
          found_at: instant.describe("When it was left"),
        }),
      ),
      total: z.number().int().describe("How many there are in all"),
    }),
  },
  "PATCH /mailboxes/{id}": {
    summary: "Change an address of the desk, or give it up (`active`); send `If-Match` with the version you read to be told of a conflict",
    access: "system:write",
    recent: true,
    body: changes,
    answer: mailbox,
  },
  "PUT /mailboxes/{id}/fetching": {
    summary: "Say how its mail is fetched by IMAP",
    access: "system:write",
    recent: true,
    secret: true,
    body: fetchingGiven,
    answer: mailbox,
  },
  "DELETE /mailboxes/{id}/fetching": {
    summary: "Fetch its mail no more; its password is forgotten",
    access: "system:write",
    recent: true,
    answer: nothing,
    status: 204,
  },
  "PUT /mailboxes/{id}/sending": {
    summary: "Say by which SMTP server it sends",
    access: "system:write",
    recent: true,
    secret: true,
    body: sendingGiven,
    answer: mailbox,
  },
  "DELETE /mailboxes/{id}/sending": {
    summary: "Send nothing from it any more; its password is forgotten",
    access: "system:write",
    recent: true,
    answer: nothing,
    status: 204,
  },
  "POST /mailboxes/{id}/grants": {
    summary:
      "Ask a provider to let the desk read and send its mail (OAuth 2.0): somebody goes there, agrees, and comes back within ten minutes",
    access: "system:write",
    recent: true,
    session: true,
    secret: true,
    transaction: false,
    body: grantGiven,
    answer: z.object({
      go_to: z.string().nullable().describe("Where somebody agrees; null: the desk was let in at once (application)"),
      mailbox,
    }),
  },
  "POST /mailboxes/grants": {
    summary: "Finish it with what the provider sent somebody back with: once, and in the session that began it",
    access: "system:write",
    session: true,
    secret: true,
    transaction: false,
    body: grantAnswered,
    answer: mailbox,
  },
  "DELETE /mailboxes/{id}/grant": {
    summary: "Forget what a provider gave; at the provider it has to be taken back there",
    access: "system:write",
    recent: true,
    answer: nothing,
    status: 204,
  },
  "POST /mailboxes/discoveries": {
    summary: "Find the servers of an address by what its domain tells; nothing is saved",
    access: "system:write",
    transaction: false,
    body: z.strictObject({ address: email }),
    answer: z.object({
      provider: z.enum(["microsoft", "google"]).nullable().describe("A provider that wants a way of its own to sign in"),
      source: z
        .enum(["provider", "records", "autoconfig", "convention", "none"])
        .describe("Who told it: a known provider, the domain's records (RFC 6186), its own file (autoconfig), or what is usual"),
      fetching: discoveredServer.nullable(),
      sending: discoveredServer.nullable(),
    }),
  },
  "POST /mailboxes/tests": {
    summary: "Try the whole way with settings before they are saved: sign in, send a message to itself, wait for it. Takes up to a minute",
    access: "system:write",
    recent: true,
    secret: true,
    transaction: false,
    body: mailboxTestGiven,
    answer: z.object({ ok: z.boolean(), steps: z.array(testStep).describe("In order") }),
  },
});
