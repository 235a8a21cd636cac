import { z } from "zod";
import { accountActions } from "./directory-accounts.ts";
import { seenCertificate } from "./mail-fault.ts";
import { serverName, serverPort, serverSecurity } from "./mailboxes.ts";
import { routes } from "./route.ts";
import { cursor, id, instant, language, limit, line, list, named, page } from "./shapes.ts";

/** Why a directory does not work, and what to do about it. */
const directoryFault = z.object({
  code: z.string().describe("Stable name of the reason"),
  detail: z.string().describe("What is wrong, as a sentence"),
  remedy: z.string().describe("What to do about it"),
  certificate: seenCertificate.nullable().describe("The one that the server showed, where trusting it would mend this"),
});
export type DirectoryFault = z.infer<typeof directoryFault>;

const pem = z
  .string()
  .trim()
  .max(20_000)
  .regex(/^-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=-]+-----END CERTIFICATE-----$/, "a certificate");

/** A distinguished name (RFC 4514), as far as its shape goes: what it names is looked up. */
const dn = line(1000).regex(/^[A-Za-z][A-Za-z0-9-]*=[^=]/, "a distinguished name");
/** Active Directory also takes user@domain and DOMAIN\user. */
const bindName = line(1000).regex(/^(?:[A-Za-z][A-Za-z0-9-]*=.+|[^@\s]+@[^@\s]+|[^\\\s]+\\[^\\]+)$/, "a distinguished name");

const kind = z.enum(["active_directory", "openldap"]);
export type DirectoryKind = z.infer<typeof kind>;

const fields = {
  name: line(100).describe("What it is called"),
  kind: kind.describe("active_directory, also Samba's; openldap: any other with inetOrgPerson and entryUUID"),
  host: serverName.describe("Its server"),
  port: serverPort.describe("636 with TLS, 389 with StartTLS"),
  security: serverSecurity.describe("tls from the first byte, or StartTLS; never without, and the certificate is checked"),
  certificate: pem.nullable().describe("PEM of a certificate that is trusted for this server besides the well-known authorities"),
  bind_name: bindName.describe("The account of its own that the desk signs in with"),
  people_base: dn.describe("Below it are the people: a distinguished name"),
  organization_id: id.nullable().describe("Whose people they are; null: found by their mail domain"),
  language: language.describe("In which the desk writes to people who are new here"),
  sync_minutes: z.number().int().min(5).max(10_080).nullable().describe("People are read so often; null: only when somebody asks"),
  most_leaving: z.number().int().min(1).max(100).describe("A reading stops when more than so many of a hundred would leave"),
  active: z.boolean().describe("false: nothing is read from it"),
  writes: z.boolean().describe("true: technicians change accounts in it, by the rules of the desk"),
  denied_accounts: z.array(line(1000)).max(500).describe("Accounts that nobody here writes to: user names or distinguished names"),
  privileged_groups: z
    .array(dn)
    .max(100)
    .describe("Whoever is in one of these, also by way of other groups, is never written to; those of Active Directory itself are known"),
  elevated_groups: z.array(dn).max(100).describe("Whoever is in one of these, also by way of other groups, has an elevated account"),
  delete_after_days: z
    .number()
    .int()
    .min(1)
    .max(365)
    .describe("An account that is to be deleted is off for so long first, and can be restored"),
  approved_actions: z.array(z.enum(accountActions)).max(20).describe("A second person at the desk has to agree to these"),
};
const password = z.string().min(1).max(1000).describe("Shown to nobody. Needed anew when server, security or account change");

const directory = z.object({
  id,
  ...fields,
  certificate: z.string().nullable().describe("PEM of a certificate that is trusted besides the well-known authorities"),
  trusted: seenCertificate.nullable().describe("What is in `certificate`"),
  organization: named.nullable().describe("Whose people they are; null: found by their mail domain"),
  password_set_at: instant.describe("When its password was given; the password itself is shown to nobody"),
  people: z.number().int().describe("People who are known from it now"),
  synced_at: instant.nullable().describe("When people were last read whole"),
  failing_since: instant.nullable().describe("Since when it cannot be read; null while it can"),
  failure: directoryFault.nullable().describe("Why not"),
  version: z.number().int().describe("Rises with every change"),
});
export type Directory = z.infer<typeof directory>;

const outcome = z
  .enum(["created", "changed", "left", "back", "refused"])
  .describe(
    "left: the account is gone or disabled there, and the person no longer active here; back: the other way round; refused: `reason` says why",
  );

const change = z.object({
  outcome,
  name: z.string().describe("Who"),
  dn: z.string().describe("Where in the directory; empty: nowhere any more"),
  person_id: id.nullable().describe("Who that is here; null: nobody yet"),
  fields: z
    .array(
      z.object({
        field: z.string().describe("Of the person"),
        before: z.string().nullable().describe("Here"),
        after: z.string().nullable().describe("There"),
      }),
    )
    .describe("What would be, or was, written"),
  reason: z.string().nullable().describe("Why it is refused, or the address of somebody who is changed, as a sentence"),
});
export type DirectoryChange = z.infer<typeof change>;

const sync = z.object({
  id,
  directory: named.describe("The directory that is read"),
  preview: z.boolean().describe("true: nothing was written"),
  state: z
    .enum(["waiting", "reading", "comparing", "done", "held", "failed"])
    .describe("held: too many would leave, and nothing was written; failed: nothing was written by what failed, and `failure` says why"),
  asked_by: named.nullable().describe("null: by the clock"),
  asked_at: instant.describe("When it was asked for"),
  ended_at: instant.nullable().describe("null: it is going on"),
  read: z.number().int().describe("Accounts that were read"),
  created: z.number().int().describe("People who are new"),
  changed: z.number().int().describe("People of whom something changed"),
  left: z.number().int().describe("People who are gone or disabled there"),
  back: z.number().int().describe("People who had left and are there again"),
  unchanged: z.number().int().describe("People of whom nothing changed"),
  refused: z.number().int().describe("Accounts that are not taken over"),
  known: z.number().int().describe("People who were known from it before"),
  failure: directoryFault.nullable().describe("What went wrong"),
});
export type DirectorySync = z.infer<typeof sync>;

/** Settings that are tried before they are saved. */
const tested = z.strictObject({
  directory: id.optional().describe("Whose kept password is used where none is given, for the same server and account"),
  ...{ kind: fields.kind, host: fields.host, port: fields.port, security: fields.security },
  certificate: fields.certificate.default(null),
  bind_name: fields.bind_name,
  people_base: fields.people_base,
  password: password.optional(),
});
export type DirectoryTested = z.output<typeof tested>;

export const directoryRoutes = routes({
  "GET /directories": { summary: "Directories of accounts, by name", access: "system:read", answer: list(directory) },
  "POST /directories": {
    summary: "Connect one more directory. Nothing is read before somebody asks",
    access: "system:write",
    recent: true,
    secret: true,
    body: z
      .strictObject({ ...fields, password })
      .partial({ certificate: true, organization_id: true, language: true, sync_minutes: true, most_leaving: true, active: true })
      .partial({
        writes: true,
        denied_accounts: true,
        privileged_groups: true,
        elevated_groups: true,
        approved_actions: true,
        delete_after_days: true,
      }),
    answer: directory,
    status: 201,
  },
  "GET /directories/{id}": { summary: "One of them", access: "system:read", answer: directory },
  "PATCH /directories/{id}": {
    summary:
      "Change one; send `If-Match` with the version you read to be told of a conflict. A password goes only to the server and account it was given for",
    access: "system:write",
    recent: true,
    secret: true,
    body: z.strictObject({ ...fields, password }).partial(),
    answer: directory,
  },
  "POST /directories/tests": {
    summary: "Try settings before they are saved: connect, sign in, find people. Takes up to half a minute",
    access: "system:write",
    recent: true,
    secret: true,
    transaction: false,
    body: tested,
    answer: z.object({
      ok: z.boolean().describe("All steps went well"),
      steps: z
        .array(
          z.object({
            step: z
              .enum(["connect", "sign_in", "people"])
              .describe("connect: with TLS, and its certificate is good; people: some were found"),
            ok: z.boolean().nullable().describe("null: it was not tried, because one before it failed"),
            failure: directoryFault.nullable().describe("What went wrong"),
          }),
        )
        .describe("In order"),
      people: z.array(z.string()).describe("Some of the people who were found, by name"),
    }),
  },
  "POST /directories/{id}/syncs": {
    summary:
      "Read its people, in the background: as a preview first; with `preview` false what changed is written. One at a time for each directory",
    access: "system:write",
    recent: true,
    body: z.strictObject({
      preview: z.boolean().default(true).describe("true: only look what would happen"),
      accept_leaving: id
        .nullable()
        .default(null)
        .describe("The newest reading, which was held: as many may leave as it shows, while the directory's settings are the same"),
    }),
    answer: sync,
    status: 202,
  },
  "GET /directories/{id}/syncs": {
    summary: "Its last twenty readings, the newest first",
    access: "system:read",
    answer: list(sync),
  },
  "GET /directory-syncs/{id}": { summary: "One reading, while it goes on and after", access: "system:read", answer: sync },
  "GET /directory-syncs/{id}/changes": {
    summary: "What it changed, or would change, in the order of the directory; kept for 30 days",
    access: "system:read",
    query: z.strictObject({ cursor, limit, outcome: outcome.optional().describe("Only these") }),
    answer: page(change),
  },
});
