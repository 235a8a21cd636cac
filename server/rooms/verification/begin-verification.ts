import type { SensitiveAction, VerificationMethod } from "../../../contract/verification.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { say } from "../../platform/i18n.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { hashPassword, newCode } from "../../platform/secrets.ts";
import { administrators, leads, technicians } from "../access/index.ts";
import { findPersonById } from "../people/index.ts";
import { sendSms } from "../sms/index.ts";
import { loadForNote } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { requireGoOn } from "./failures.ts";
import { newPairingCode, pairingOf } from "./pairing-code.ts";
import { mayGoOn } from "./policy.ts";
import { insertVerification, runningOf, type AccountAt, type VerificationRow } from "./store.ts";
import { needsLead } from "./what-is-needed.ts";
import { accountsOf } from "./store-account.ts";
import { failedSince } from "./store-failed.ts";
import { begunSince, holdPerson } from "./store-use.ts";
import { waysOf, type Ways } from "./ways.ts";

interface Given {
  person_id: string;
  account: { directory_id: string | null; key: string };
  action: SensitiveAction;
  method: VerificationMethod;
  colleague_id?: string;
}

const minutesOpen = 10;
const day = 24 * 3_600_000;

/** Who has to answer for it themselves: neither who asks, nor who looks, nor anybody else than a manager or a technician. */
async function whoIsAsked(tx: Db, technicianId: string, given: Given, { manager }: Ways, lead: boolean): Promise<string | null> {
  if (given.method === "manager") return manager;
  if (given.method !== "second_person" && given.method !== "in_person") return null;
  // For privileged accounts the second person is one who leads or administers by their role.
  const byRole = lead && given.method === "second_person";
  const able = byRole ? (await Promise.all([leads(tx), administrators(tx)])).flat() : await technicians(tx);
  const known = able.some(({ id }) => id === given.colleague_id);
  if (!given.colleague_id || !known || given.colleague_id === technicianId || given.colleague_id === given.person_id)
    throw wrongField("/colleague_id", byRole ? "another_lead" : "another_technician");
  return given.colleague_id;
}

/** What only this way needs: a code that is sent or spoken, a number to call. */
async function prepare(tx: Db, now: Date, personId: string, method: VerificationMethod, { mobile, number }: Ways) {
  if (method === "passkey") {
    const code = newPairingCode();
    return { spoken: code, facts: { pairing: pairingOf(code) } };
  }
  if (method === "call_back") return { spoken: null, facts: { number } };
  if (method !== "sms_code" || !mobile) return { spoken: null, facts: {} };
  const code = newCode();
  const language = (await findPersonById(tx, personId))?.language ?? "en";
  const giveUpAt = new Date(now.getTime() + minutesOpen * 60_000);
  await sendSms(tx, { to: mobile, text: say(language, "verification.sms", { code }), personId, reason: "code", at: now, giveUpAt });
  return { spoken: null, facts: { code: await hashPassword(code) } };
}

/**
 * Begins to look at who is asking, in one way. The account must be theirs, the way open to them, and not more than two tries failed within a
 * day unless a lead goes on. Publishes `verification.started`.
 */
export async function beginVerification(
  tx: Db,
  actor: Actor,
  now: Date,
  ticketKey: string,
  given: Given,
): Promise<{ row: VerificationRow; spoken: string | null }> {
  const ticket = await loadForNote(tx, actor, ticketKey);
  const technicianId = personIdOf(actor);
  if (given.person_id === technicianId) throw new Problem(403, "own_verification");
  const account: AccountAt = { directoryId: given.account.directory_id, key: given.account.key };
  const theirs = await accountsOf(tx, given.person_id);
  const meant = theirs.find(({ directoryId, key }) => directoryId === account.directoryId && key === account.key);
  if (!meant) throw wrongField("/account", "not_their_account");
  await holdPerson(tx, given.person_id);
  const dayAgo = new Date(now.getTime() - day);
  const lead = mayGoOn(actor);
  requireGoOn(await failedSince(tx, given.person_id, dayAgo, now), lead);
  const begun = await begunSince(tx, given.person_id, dayAgo);
  const ways = await waysOf(tx, given.person_id, technicianId, now);
  const way = ways.ways.find(({ method }) => method === given.method);
  if (!way || way.hindrance) throw wrongField("/method", "way_not_open");
  if (await runningOf(tx, given.person_id, given.method, now)) throw new Problem(409, "verification_running");
  const { action } = given;
  const asked_id = await whoIsAsked(tx, technicianId, given, ways, needsLead({ action, accountClass: meant.accountClass, begun }));
  const { spoken, facts: own } = await prepare(tx, now, given.person_id, given.method, ways);
  // Whoever answers reads what it is about; a lead's goes on where others are stopped.
  const facts = { ...own, account: { name: meant.name, directory: meant.directory }, ...(lead && { lead }) };
  const row = {
    id: newId(),
    ticket_id: ticket.id,
    person_id: given.person_id,
    directory_id: account.directoryId,
    account_key: account.key,
    action: given.action,
    technician_id: technicianId,
    method: given.method,
    state: "open" as const,
    started_at: now,
    open_until: new Date(now.getTime() + minutesOpen * 60_000),
    tries: 0,
    asked_id,
    facts,
    ended_at: null,
    failure: null,
    good_until: null,
    used_at: null,
    use_id: null,
  };
  await insertVerification(tx, { ...row, facts: JSON.stringify(facts) });
  await tellOf(tx, now, "verification.started", technicianId, row);
  return { row, spoken };
}
