import { createHash } from "node:crypto";
import type { AccountAction, AccountAsked } from "../../../contract/directory-accounts.ts";
import type { AccountClass } from "../../../contract/verification.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import {
  classOf,
  isSameDn,
  knownAccount,
  type AccountConnector,
  type LiveAccount,
  type ShownDirectory,
  type Write,
} from "../directory/index.ts";
import { entrustedAmong } from "../people/index.ts";
import { freeName } from "./name-account.ts";
import { findAction, type ShownAction } from "./store.ts";
import { findTemplate, type TemplateRow } from "./store-templates.ts";

export type Simple = Exclude<AccountAsked, { action: "create" | "undo" }>;
export interface Planned {
  action: AccountAction;
  key: string | null;
  account: string;
  name: string;
  personId: string | null;
  accountClass: AccountClass;
  live: LiveAccount | null;
  writes: Write[];
  undoOf: string | null;
}

/** Two that write the same in the same place to the same account look the same. */
export const seenOf = (directoryId: string, { action, key, account, personId, accountClass, writes }: Planned): string =>
  createHash("sha256")
    .update(JSON.stringify([directoryId, action, key, account, personId, accountClass, writes]))
    .digest("base64url");

async function groupWrites(accounts: AccountConnector, live: LiveAccount, given: { add: string[]; remove: string[] }): Promise<Write[]> {
  const writes: Write[] = [];
  for (const [field, dns] of Object.entries(given))
    for (const [at, dn] of dns.entries()) {
      const found = await accounts.lookGroup(dn);
      if (!found) throw wrongField(`/asked/${field}/${at}`, "unknown", { what: "group" });
      const [protection] = found.protections;
      if (protection) throw new Problem(403, "group_protected", { facts: { group: found.group.name } });
      const isIn = live.groups.some((group) => isSameDn(group.dn, found.group.dn));
      if (isIn !== (field === "add"))
        writes.push({ what: "group", group: found.group.dn, name: found.group.name, before: isIn, after: field === "add" });
    }
  return writes;
}

async function writesOf(accounts: AccountConnector, live: LiveAccount, asked: Simple): Promise<Write[]> {
  const { plan } = accounts;
  switch (asked.action) {
    case "change":
    case "change_contact":
      return plan.change(live, asked.fields);
    case "change_groups":
      return groupWrites(accounts, live, { add: asked.add, remove: asked.remove });
    case "move":
      if (!(await accounts.isPlace(asked.place))) throw wrongField("/asked/place", "below_people");
      return isSameDn(live.place, asked.place) ? [] : [{ what: "place", before: live.place, after: asked.place }];
    default:
      return plan[asked.action](live);
  }
}

/** Whose it is, and how much harm it could do; refused where nobody writes to it from here. */
export async function judgeAccount(db: Db, directory: ShownDirectory, live: LiveAccount) {
  const known = await knownAccount(db, directory.id, live.key);
  const [entrusted] = known ? await entrustedAmong(db, [known.person_id]) : [];
  return { known, accountClass: classOf(live, entrusted ?? null, directory.elevated_groups) };
}

async function planOn(
  db: Db,
  directory: ShownDirectory,
  accounts: AccountConnector,
  key: string,
  work: (live: LiveAccount) => Promise<Write[]>,
) {
  const live = await accounts.look(key);
  if (!live) throw notFound("account");
  const { known, accountClass } = await judgeAccount(db, directory, live);
  if (accountClass === "privileged")
    throw new Problem(403, "account_protected", {
      facts: { account: live.userName, reason: live.protections[0]?.reason ?? "administrator" },
    });
  // Nobody could be asked who they are.
  if (!known) throw new Problem(409, "account_of_nobody", { facts: { account: live.userName } });
  const writes = await work(live);
  if (writes.length === 0) throw new Problem(409, "nothing_to_write", { facts: { account: live.userName } });
  return { key, account: live.userName, name: live.name, personId: known.person_id, accountClass, live, writes };
}

/** The other way round, of what was written. */
const inverse = (row: ShownAction): Write[] =>
  row.writes
    .filter(({ result }) => result === "written")
    .toReversed()
    .flatMap(({ result: _, ...write }): Write[] => {
      if (write.what === "attribute") return [{ ...write, before: write.after, after: write.before }];
      if (write.what === "group" || write.what === "place") return [{ ...write, before: write.after, after: write.before } as Write];
      return [];
    });

const undoneBy: Partial<Record<AccountAction, AccountAction>> = {
  ...{ change: "change", change_contact: "change_contact", change_groups: "change_groups", move: "move" },
  ...{ enable: "disable", disable: "enable" },
};
export const canUndo = ({ action, state, undone }: ShownAction): boolean =>
  undoneBy[action] !== undefined && (state === "done" || state === "half_done") && !undone;

async function planUndo(
  db: Db,
  directory: ShownDirectory,
  accounts: AccountConnector,
  id: string,
  ticketId: string | null,
): Promise<Planned> {
  const row = await findAction(db, id);
  const action = row && undoneBy[row.action];
  if (!row?.key || row.ticket_id !== ticketId || !action || !canUndo(row)) throw new Problem(409, "nothing_to_undo");
  const planned = await planOn(db, directory, accounts, row.key, async (live) => {
    const writes = inverse(row);
    for (const write of writes)
      if (write.what === "group" && (await accounts.lookGroup(write.group))?.protections.length !== 0)
        throw new Problem(403, "group_protected", { facts: { group: write.name } });
    if (!writes.every((write) => isAsBefore(accounts, live, write)))
      throw new Problem(409, "changed_since", { facts: { account: live.userName } });
    return writes;
  });
  return { ...planned, action, undoOf: row.id };
}

/** Whether what is to be written over stands there. */
export const isAsBefore = (accounts: AccountConnector, live: LiveAccount, write: Write): boolean =>
  write.what === "password" ||
  write.what === "create" ||
  accounts.stands(live, { ...write, before: write.after, after: write.before } as Write) === true;

async function planCreate(
  db: Db,
  accounts: AccountConnector,
  template: TemplateRow,
  asked: Extract<AccountAsked, { action: "create" }>,
): Promise<Planned> {
  const { given_name: givenName, family_name: familyName } = asked;
  const addressOf = (name: string) => template.email?.replace("{user}", name) ?? null;
  const isTaken = (name: string) => accounts.isTaken(name, addressOf(name));
  const userName = await freeName(template.user_name, givenName, familyName, isTaken);
  if (userName === null) throw new Problem(409, "no_free_name", { facts: { name: `${givenName} ${familyName}` } });
  const groups = [];
  for (const dn of template.groups) {
    const found = await accounts.lookGroup(dn);
    if (!found) throw new Problem(409, "template_group_gone", { facts: { group: dn } });
    if (found.protections.length > 0) throw new Problem(403, "group_protected", { facts: { group: found.group.name } });
    groups.push(found.group);
  }
  const { title, department, office } = template;
  const email = addressOf(userName);
  const fields = { ...(title && { title }), ...(department && { department }), ...(office && { office }), ...(email && { email }) };
  const writes = accounts.plan.create({ userName, place: template.place, fields, givenName, familyName }, groups);
  const name = `${givenName} ${familyName}`;
  return {
    action: "create",
    key: null,
    account: userName,
    name,
    personId: asked.person_id,
    accountClass: "normal",
    live: null,
    writes,
    undoOf: null,
  };
}

/** What an action writes to an account as it stands this very moment. Writes nothing. */
export async function planAction(
  db: Db,
  directory: ShownDirectory,
  accounts: AccountConnector,
  asked: AccountAsked,
  ticketId: string | null,
): Promise<Planned> {
  if (asked.action === "undo") return planUndo(db, directory, accounts, asked.undo_of, ticketId);
  if (asked.action === "create") {
    const template = isId(asked.template_id) ? await findTemplate(db, asked.template_id) : undefined;
    if (!template) throw notFound("account_template");
    return planCreate(db, accounts, template, asked);
  }
  const planned = await planOn(db, directory, accounts, asked.key, (live) => writesOf(accounts, live, asked));
  return { ...planned, action: asked.action, undoOf: null };
}

/** In which directory it is to be done. */
export async function directoryOf(db: Db, asked: AccountAsked): Promise<string> {
  if (asked.action === "undo") return (await findAction(db, asked.undo_of))?.directory_id ?? "";
  if (asked.action !== "create") return asked.directory_id;
  const template = await findTemplate(db, asked.template_id);
  if (!template?.active) throw notFound("account_template");
  return template.directory_id;
}
