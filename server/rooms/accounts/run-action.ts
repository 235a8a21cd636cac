import { randomBytes } from "node:crypto";
import type { AccountActionState } from "../../../contract/directory-accounts.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import {
  accountsIn,
  directoryFault,
  findDirectory,
  isSameDn,
  linkAccount,
  noteLook,
  type AccountConnector,
  type LiveAccount,
  type ShownDirectory,
} from "../directory/index.ts";
import { isLocked } from "../guard/index.ts";
import { judgeAccount } from "./judge-account.ts";
import { isAsBefore } from "./planned.ts";
import { settleAction } from "./settle-action.ts";
import { keepStep, setKey, type ActionRow } from "./store.ts";
import type { DoneWrite } from "./tables.ts";

/** Why nothing more is done; what was written stands in the row. */
interface Failure {
  code: string;
  facts: Record<string, string | number>;
}
class Lost extends Error {}

interface Course {
  db: Db;
  row: ActionRow;
  directory: ShownDirectory;
  writes: DoneWrite[];
}

const stateOf = (writes: readonly DoneWrite[]): AccountActionState => {
  if (writes.every(({ result }) => result === "written")) return "done";
  return writes.some(({ result }) => result === "written" || result === "unknown") ? "half_done" : "failed";
};

async function keep({ db, row, writes }: Course): Promise<void> {
  if (!(await keepStep(db, row, { writes }))) throw new Lost();
}

/** A word that nobody sees: it is made here, goes through TLS, and is forgotten. */
const unseen = (): string => `${randomBytes(24).toString("base64url")}-aA1`;

/** A directory that answers has not written it; one that fell silent may have. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (typeof error.code === "number" || ["NO_GROUP", "BAD_NAME", "CHANGED_MEANWHILE", "EMPTY_PASSWORD"].includes(String(error.code)));

/** The account, also one that was just made and whose key nobody knows yet. */
async function lookOf(row: ActionRow, accounts: AccountConnector): Promise<LiveAccount | null> {
  if (row.key !== null) return accounts.look(row.key);
  const [create] = row.writes;
  const found = await accounts.find(row.account, 20);
  return found.find(({ dn }) => create?.what === "create" && isSameDn(dn, create.dn)) ?? null;
}

/** What stands there is looked at anew, by another connection. */
async function lookAgain({ directory, row, writes }: Course): Promise<void> {
  await accountsIn(directory, async (accounts) => {
    const live = await lookOf(row, accounts);
    for (const write of writes) {
      if (write.result !== "unknown") continue;
      const stands = write.what === "delete" ? live === null : live && accounts.stands(live, write);
      if (stands !== null) write.result = stands ? "written" : "not_written";
    }
  }).catch(() => {});
}

async function target({ row, writes }: Course, accounts: AccountConnector): Promise<LiveAccount | { dn: string } | null> {
  const [first] = writes;
  return row.key === null ? (first?.what === "create" ? { dn: first.dn } : null) : accounts.look(row.key);
}

/** The account is as it was shown, still theirs whose it was, of the class for which was proved, and nobody said that it was not they. */
async function refusal({ db, row, directory, writes }: Course, accounts: AccountConnector, account: LiveAccount): Promise<Failure | null> {
  const facts = { account: account.userName };
  const { known, accountClass } = await judgeAccount(db, directory, account);
  if (accountClass === "privileged" || (accountClass === "elevated" && row.account_class === "normal")) return { code: "protected", facts };
  if (known?.person_id !== row.person_id) return { code: "changed_since", facts };
  if ((row.sensitive !== null || row.action === "remove") && row.person_id !== null && (await isLocked(db, row.person_id)))
    return { code: "locked", facts };
  if (row.action === "remove" && account.enabled !== false) return { code: "switched_on", facts };
  // In some directories a password switches on.
  if (row.action === "reset_password" && account.enabled === false) return { code: "changed_since", facts };
  if (!writes.every((write) => isAsBefore(accounts, account, write))) return { code: "changed_since", facts };
  for (const write of writes)
    if (write.what === "group" && (await accounts.lookGroup(write.group))?.protections.length !== 0)
      return { code: "group_protected", facts: { group: write.name } };
  return null;
}

async function writeAll(course: Course, accounts: AccountConnector): Promise<Failure | null> {
  const { row, writes, directory } = course;
  const account = await target(course, accounts);
  if (!account) return { code: "gone", facts: { account: row.account } };
  const why = "userName" in account ? await refusal(course, accounts, account) : null;
  if (why) return why;
  for (const write of writes) {
    // Said before it is done: whoever finds it like this after a crash looks for themselves.
    write.result = "unknown";
    await keep(course);
    try {
      // An entry that was moved stands elsewhere; every other write is to where it stood.
      await accounts.write(account, write, write.what === "password" ? unseen() : undefined);
      write.result = "written";
    } catch (error) {
      if (isAnswer(error)) write.result = "not_written";
      else await lookAgain(course);
      const fault = await directoryFault(error, directory);
      return { code: `directory.${fault.code}`, facts: fault.facts };
    } finally {
      await keep(course);
    }
  }
  return null;
}

/** What is known of the account from now on. */
async function note(course: Course, tx: Db, live: LiveAccount | null, now: Date): Promise<void> {
  const { row, directory } = course;
  if (!live) return;
  if (row.key === null) {
    await setKey(tx, row.id, live.key);
    if (row.person_id) await linkAccount(tx, directory.id, row.person_id, live);
  }
  const { accountClass } = await judgeAccount(tx, directory, live);
  await noteLook(tx, directory.id, live, accountClass, now);
}

async function end(course: Course, failure: Failure | null, live: LiveAccount | null, now: Date): Promise<void> {
  const { db, row, writes, directory } = course;
  const rest = writes.map((write) => ({ ...write, result: write.result ?? ("not_written" as const) }));
  const state = stateOf(rest);
  await transaction(db, async (tx) => {
    const values = { writes: rest, state, ended_at: now, failure: failure?.code ?? null, failure_facts: failure?.facts ?? {} };
    if (!(await keepStep(tx, row, values))) throw new Lost();
    await note(course, tx, live, now);
    await settleAction(tx, { row, directory, writes: rest, isDone: state === "done", failure: failure?.code ?? null, now });
    const written = rest.filter(({ result }) => result === "written").length;
    const data = {
      action_id: row.id,
      action: row.action,
      account: row.account,
      directory: directory.name,
      state,
      written,
      of: rest.length,
    };
    const of = { actorId: row.asked_by, ticketId: row.ticket_id, personId: row.person_id };
    if (row.ticket_id !== null) await publish(tx, { type: "ticket.account_done", ...of, data }, now);
    await publish(tx, { type: "account_action.ended", ...of, data }, now);
  });
}

async function lookAfter({ row, writes, directory }: Course): Promise<LiveAccount | null> {
  if (!writes.some(({ result }) => result === "written")) return null;
  return accountsIn(directory, (accounts) => lookOf(row, accounts)).catch(() => null);
}

/**
 * Does what was shown, one write after the other, and says of each what became of it. One that somebody left half done is not done again:
 * what stands is looked at. Publishes `ticket.account_done` and `account_action.ended`.
 */
export async function runAction(
  db: Db,
  row: ActionRow & { was: string },
  now: () => Date,
  complain: (error: unknown) => void = () => {},
): Promise<void> {
  const directory = await findDirectory(db, row.directory_id);
  if (!directory) return;
  const course: Course = { db, row, directory, writes: row.writes.map((write) => ({ ...write })) };
  const facts = { account: row.account };
  try {
    let failure: Failure | null;
    if (row.was === "running") {
      await lookAgain(course);
      failure = stateOf(course.writes) === "done" ? null : { code: "interrupted", facts };
    } else if (!directory.active || !directory.writes) failure = { code: "switched_off", facts };
    else
      failure = await accountsIn(directory, (accounts) => writeAll(course, accounts)).catch(async (error: unknown) => {
        if (error instanceof Lost) throw error;
        const fault = await directoryFault(error, directory);
        return { code: `directory.${fault.code}`, facts: fault.facts };
      });
    await end(course, failure, await lookAfter(course), now());
  } catch (error) {
    if (!(error instanceof Lost)) complain(error);
  }
}
