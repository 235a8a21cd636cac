import { z } from "zod";
import { passwordLink, passwordLinkWay } from "./password-links.ts";
import { routes } from "./route.ts";
import { email, id, instant, line, list, named, phone } from "./shapes.ts";
import { accountClass } from "./verification.ts";

/** Of an account, as every directory has them. */
export const accountFields = [
  "display_name",
  "given_name",
  "family_name",
  "email",
  "phone",
  "mobile",
  "title",
  "department",
  "office",
] as const;
export type AccountField = (typeof accountFields)[number];
/** Who may be reached, and so found out about, by these: they are changed by an action of their own. */
export const contactFields = ["email", "phone", "mobile"] as const;

export const accountActions = [
  ...(["change", "change_contact", "change_groups", "move", "enable", "disable", "unlock", "reset_password"] as const),
  ...(["expire", "delete", "restore", "create"] as const),
] as const;
const actionName = z.enum([...accountActions, "remove"]);
export type AccountActionName = z.infer<typeof actionName>;
export type AccountAction = (typeof accountActions)[number];

/** What is read of the directory's own key is never put together with anything. */
export const accountKey = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "a key")
  .describe("The directory's own key of the account: it stays when names change");
const dn = line(1000).regex(/^[A-Za-z][A-Za-z0-9-]*=[^=]/, "a distinguished name");

const group = z.object({ dn: z.string().describe("Where it stands"), name: z.string().describe("What it is called") });
export type AccountGroup = z.infer<typeof group>;

const known = z.object({
  directory: named.describe("Where it is"),
  key: accountKey,
  user_name: z.string().describe("What one signs in as"),
  person: named.nullable().describe("Whose it is here; null: nobody's yet"),
  account_class: accountClass,
  enabled: z.boolean().nullable().describe("false: nobody signs in with it; null: the directory does not say"),
  writes: z.boolean().describe("The desk writes to this directory at all"),
});
export type KnownAccount = z.infer<typeof known>;

const protection = z.object({
  reason: z
    .enum(["admin_count", "group", "primary_group", "denied", "own_account", "unknown", "administrator"])
    .describe("unknown: what it is in cannot be seen; administrator: of the desk"),
  detail: z.string().describe("As a sentence"),
});

const live = known.extend({
  name: z.string().describe("Who"),
  dn: z.string().describe("Where it stands"),
  place: z.string().describe("What it lies below"),
  locked: z.boolean().describe("After wrong passwords"),
  must_change: z.boolean().describe("A new password is asked for at the next sign-in"),
  password_expired: z.boolean().describe("Its time is over"),
  password_set_at: instant.nullable().describe("null: the directory does not say"),
  last_sign_in_at: instant.nullable().describe("As far as the directory keeps it: some are days behind; null: it does not say"),
  expires_at: instant.nullable().describe("After it nobody signs in with it; null: never"),
  fields: z.record(z.enum(accountFields), z.string().nullable()).describe("What the directory says"),
  groups: z.array(group).describe("It is in these itself"),
  protections: z.array(protection).describe("Why nobody at this desk writes to it; empty: one may"),
  deletes_at: instant.nullable().describe("It is deleted for good then, unless it is restored"),
  busy: z
    .object({ action: actionName.describe("What"), by: named.describe("Who") })
    .nullable()
    .describe("What somebody is doing to it this very moment"),
});
export type LiveAccountShown = z.infer<typeof live>;

const result = z.enum(["written", "not_written", "unknown"]);
const write = z.object({
  what: z
    .enum(["attribute", "password", "group", "place", "create", "delete"])
    .describe("place: what it lies below; create, delete: the account itself"),
  name: z.string().describe("The attribute, the group, or the entry"),
  before: z.string().nullable().describe("null: nothing, or what nobody sees"),
  after: z.string().nullable().describe("null: nothing, or what nobody sees"),
  result: result.nullable().describe("null: not yet; unknown: the directory fell silent, look for yourself"),
});
export type AccountWrite = z.infer<typeof write>;

const of = {
  directory_id: id.describe("In which directory"),
  key: accountKey,
};
const value = line(200).nullable();
const asked = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("change").describe("What is to be done"),
    ...of,
    fields: z
      .strictObject({
        display_name: line(120).describe("The whole name"),
        given_name: line(60).describe("The first names"),
        family_name: line(60).describe("The last name"),
        title: value.describe("What they do"),
        department: value.describe("Where they do it"),
        office: value.describe("Where they sit"),
      })
      .partial()
      .describe("Only what is to be another one; null: nothing"),
  }),
  z.strictObject({
    action: z.literal("change_contact").describe("What is to be done"),
    ...of,
    fields: z
      .strictObject({ email: email.nullable(), phone: phone.nullable(), mobile: phone.nullable() })
      .partial()
      .describe("Only what is to be another one; null: nothing"),
  }),
  z.strictObject({
    action: z.literal("change_groups").describe("What is to be done"),
    ...of,
    add: z.array(dn).max(20).default([]).describe("Groups by their names"),
    remove: z.array(dn).max(20).default([]).describe("Groups by their names"),
  }),
  z.strictObject({ action: z.literal("move").describe("What is to be done"), ...of, place: dn.describe("Below which entry it is to lie") }),
  z.strictObject({ action: z.enum(["enable", "disable", "unlock"]).describe("What is to be done"), ...of }),
  z.strictObject({
    action: z.literal("reset_password").describe("What is to be done"),
    ...of,
    deliver: passwordLinkWay,
  }),
  z.strictObject({
    action: z.literal("expire").describe("What is to be done"),
    ...of,
    expires_at: instant.nullable().describe("Nobody signs in with it after; null: never"),
  }),
  z.strictObject({ action: z.literal("delete").describe("Off now, and gone after some days"), ...of }),
  z.strictObject({ action: z.literal("restore").describe("Not gone after all, and on again"), ...of }),
  z.strictObject({
    action: z.literal("create").describe("What is to be done"),
    template_id: id.describe("From which template"),
    given_name: line(60).describe("Of whom it is for"),
    family_name: line(60).describe("Of whom it is for"),
    person_id: id.nullable().default(null).describe("Who that is here; null: the next reading of the directory makes them known"),
  }),
  z.strictObject({ action: z.literal("undo").describe("What is to be done"), undo_of: id.describe("The action that is taken back") }),
]);
export type AccountAsked = z.output<typeof asked>;

const state = z
  .enum(["to_approve", "waiting", "running", "done", "failed", "half_done", "declined"])
  .describe("failed: nothing was written; half_done: some of it was, or nobody knows; to_approve: somebody else has to agree first");
export type AccountActionState = z.infer<typeof state>;

const action = z.object({
  id,
  action: actionName.describe("What is done; remove: what was to be deleted is gone for good"),
  ticket: z
    .object({ id, number: z.number().int().describe("Its number") })
    .nullable()
    .describe("In which ticket; null: its owner did it themself"),
  directory: named.describe("Where"),
  key: accountKey.nullable().describe("null: it is being made"),
  account: z.string().describe("What one signs in as"),
  person: named.nullable().describe("Whose account it is"),
  state,
  writes: z.array(write).describe("What is written, in order"),
  failure: z.string().nullable().describe("What went wrong, and what to do, as sentences"),
  asked_by: named.describe("Who did it"),
  asked_at: instant.describe("When"),
  not_before: instant.nullable().describe("It waits until then"),
  approved_by: named.nullable().describe("Who agreed to it"),
  ended_at: instant.nullable().describe("null: it goes on"),
  can: z
    .object({ undo: z.boolean().describe("Take it back"), approve: z.boolean().describe("Agree to it, or not") })
    .describe("What I may do with it"),
  undo_of: id.nullable().describe("It takes that one back"),
  link: passwordLink.nullable().describe("By which its owner chooses the new password"),
  deletes_at: instant.nullable().describe("The account is deleted for good then, unless it is restored"),
});
export type AccountActionShown = z.infer<typeof action>;

const preview = z.object({
  seen: z.string().describe("Goes along when it is done: what would be written is exactly this, or it is refused"),
  action: actionName.describe("What would be done"),
  account: z.string().describe("What one signs in as"),
  name: z.string().describe("Who"),
  directory: named.describe("Where"),
  account_class: accountClass,
  writes: z.array(write).describe("What would be written, in order"),
  approval: z.boolean().describe("Somebody else has to agree to it first"),
  evidence: z.boolean().describe("Who is asking has to be proved first"),
  link: z
    .object({ by: passwordLinkWay, to: passwordLink.shape.to })
    .nullable()
    .describe("Where the link goes by which its owner chooses the new password"),
  deletes_at: instant.nullable().describe("It would be deleted for good then"),
  recycled: z
    .boolean()
    .nullable()
    .describe("The directory keeps what is deleted in a bin of its own; null: nothing is deleted, or it does not say"),
});
export type AccountPreview = z.infer<typeof preview>;

const templateFields = {
  name: line(100).describe("What it is called"),
  directory_id: id.describe("In which directory"),
  place: dn.describe("New accounts lie below it"),
  user_name: line(100)
    .regex(/^(?:[a-z0-9._-]|\{given(?::\d{1,2})?\}|\{family(?::\d{1,2})?\})+$/, "a rule")
    .describe("`{given}`, `{family}`, and of each the first letters: `{given:1}`. A number follows where it is taken"),
  email: line(100)
    .regex(/^\{user\}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, "a rule")
    .nullable()
    .describe("`{user}@` and a domain; null: no address"),
  title: value.describe("Of everybody who is made from it"),
  department: value.describe("Of everybody who is made from it"),
  office: value.describe("Of everybody who is made from it"),
  groups: z.array(dn).max(20).describe("They are put in these"),
  active: z.boolean().describe("false: nobody is made from it any more"),
};
const template = z.object({
  id,
  ...templateFields,
  directory: named.describe("In which directory"),
  version: z.number().int().describe("Rises with every change"),
});
export type AccountTemplate = z.infer<typeof template>;

const place = z.object({
  id,
  name: z.string().describe("What it is called"),
  kind: z.string().describe("active_directory or openldap"),
  writes: z.boolean().describe("false: the desk only reads it"),
});

export const directoryAccountRoutes = routes({
  "GET /account-directories": {
    summary: "Directories in which accounts are looked for and changed, by name",
    access: "tickets:work",
    answer: list(place),
  },
  "GET /people/{id}/directory-accounts": {
    summary: "Somebody's accounts in directories, as they were read last; nobody asks the directory",
    access: "tickets:work",
    answer: list(known),
  },
  "GET /directories/{id}/accounts": {
    summary: "Find accounts in a directory by how a name, user name or address begins. Asks the directory itself",
    access: "tickets:work",
    transaction: false,
    query: z.strictObject({ q: line(100, 2).describe("How it begins") }),
    answer: list(live),
  },
  "GET /directories/{id}/accounts/{key}": {
    summary: "An account as it stands in its directory this very moment",
    access: "tickets:work",
    transaction: false,
    answer: live,
  },
  "GET /directories/{id}/groups": {
    summary: "Groups of a directory whose name begins so",
    access: "tickets:work",
    transaction: false,
    query: z.strictObject({ q: line(100, 0).default("").describe("How its name begins") }),
    answer: list(group),
  },
  "GET /tickets/{id}/account-actions": {
    summary: "What was done to accounts in a ticket, the newest first; no requester sees it",
    access: "tickets:read",
    answer: list(action),
  },
  "POST /tickets/{id}/account-actions/previews": {
    summary: "What an action would write, exactly: nothing is written. Asks the directory itself",
    access: "tickets:work",
    transaction: false,
    body: z.strictObject({ asked: asked.describe("What is to be done") }),
    answer: preview,
  },
  "POST /tickets/{id}/account-actions": {
    summary: "Do it, in the background: exactly what the preview showed. One at a time for each account",
    access: "tickets:work",
    transaction: false,
    body: z.strictObject({ asked: asked.describe("As in the preview"), seen: z.string().max(100).describe("Of the preview") }),
    answer: action,
    status: 202,
  },
  "GET /account-actions/{id}": { summary: "One action, while it goes on and after", access: "tickets:work", answer: action },
  "POST /account-actions/{id}/decisions": {
    summary: "Agree to it or not, as a second person: nobody decides about what they asked for themselves",
    access: "tickets:work",
    session: true,
    body: z.strictObject({ agrees: z.boolean().describe("false: it is not done") }),
    answer: action,
  },
  "GET /account-templates": { summary: "What accounts of new people are made from", access: "tickets:work", answer: list(template) },
  "POST /account-templates": {
    summary: "One more template",
    access: "system:write",
    recent: true,
    body: z.strictObject(templateFields).partial({ email: true, title: true, department: true, office: true, groups: true, active: true }),
    answer: template,
    status: 201,
  },
  "PATCH /account-templates/{id}": {
    summary: "Change one; send `If-Match` with the version you read to be told of a conflict",
    access: "system:write",
    recent: true,
    body: z.strictObject(templateFields).partial(),
    answer: template,
  },
});
