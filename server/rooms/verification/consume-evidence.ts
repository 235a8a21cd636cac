import { accountClasses, type AccountClass, type Need, type SensitiveAction } from "../../../contract/verification.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { afterEnd, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId, newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { isLocked } from "../guard/index.ts";
import { findManager } from "../away/index.ts";
import { decide } from "./decide.ts";
import type { Bound } from "./evidence-fault.ts";
import { mayGoOn } from "./policy.ts";
import { isStopped } from "./failures.ts";
import { policyOf } from "./read-policy.ts";
import { lockPassed, type AccountAt } from "./store.ts";
import { standingNow } from "./store-standing.ts";
import { holdPerson, useUp } from "./store-use.ts";

export interface AccountMeant extends AccountAt {
  accountClass: AccountClass;
}

export interface EvidenceWanted {
  actor: Actor;
  ticketId: string;
  /** Whose account it is. */
  personId: string;
  account: AccountMeant;
  action: SensitiveAction;
  at: Date;
  /** Only these, by id; left out: what was gathered for exactly this. */
  evidence?: readonly string[];
}

const day = 24 * 3_600_000;

/** Refuses, and leaves a row in the audit trail whatever becomes of the transaction. */
function refuse(
  tx: Db,
  wanted: EvidenceWanted,
  status: number,
  code: string,
  more: { needed?: readonly Need[]; faults?: readonly string[] } = {},
): never {
  const { actor, ticketId, personId, account, action, at } = wanted;
  const data = {
    reason: code,
    action,
    account: { directory_id: account.directoryId, key: account.key },
    account_class: account.accountClass,
    ...(more.faults?.length && { faults: more.faults }),
    ...(actor.apiKeyId && { api_key_id: actor.apiKeyId }),
  };
  const actorId = actor.viewedBy?.id ?? actor.personId;
  afterEnd(tx, (db) => publish(db, { type: "verification.evidence_refused", actorId, ticketId, personId, data }, at));
  throw new Problem(status, code, {
    extra: { ...(more.needed && { needed: more.needed }), ...(more.faults?.length && { faults: more.faults }) },
  });
}

/** Whichever is the more guarded: what the room that acts has judged, or what the desk knows of its person. Pure. */
const higher = (one: AccountClass, other: AccountClass): AccountClass =>
  accountClasses.indexOf(one) > accountClasses.indexOf(other) ? one : other;

/**
 * The only door to a sensitive action: uses up the evidence that was gathered for exactly this (person, account, action, ticket, technician) in
 * the transaction that begins the action, or throws 403: `evidence_needed`, `evidence_<fault>` with what is `needed`, `evidence_never`,
 * `verification_locked`, `own_verification`, `session_needed`. The class that the caller has judged is never taken down, and taken up where the
 * desk knows more. Answers what was used and until when the action has to wait. Publishes `verification.used`, or
 * `verification.evidence_refused` even where the transaction is rolled back.
 */
export async function consumeEvidence(tx: Db, asked: EvidenceWanted): Promise<{ evidence: string[]; notBefore: Date | null }> {
  const { actor, ticketId, personId, action, at } = asked;
  if (actor.viewedBy) refuse(tx, asked, 403, "only_viewing");
  if (!actor.sessionId || actor.apiKeyId) refuse(tx, asked, 403, "session_needed");
  const technicianId = personIdOf(actor);
  if (technicianId === personId) refuse(tx, asked, 403, "own_verification");
  const dayAgo = new Date(at.getTime() - day);
  // One trip: the lock comes first, and what is asked behind it sees what whoever held it has left.
  const [, locked, now, manager, passed] = await Promise.all([
    holdPerson(tx, personId),
    isLocked(tx, personId),
    standingNow(tx, personId, dayAgo, at),
    findManager(tx, technicianId),
    lockPassed(tx, { personId, ticketId, only: asked.evidence?.filter(isId) ?? null, since: dayAgo }),
  ]);
  const account = { ...asked.account, accountClass: higher(asked.account.accountClass, now.accountClass) };
  const wanted = { ...asked, account };
  if (locked) refuse(tx, wanted, 403, "account_locked");
  if (isStopped(now) && !mayGoOn(actor)) refuse(tx, wanted, 403, "verification_locked");
  const bound: Bound = {
    person_id: personId,
    directory_id: account.directoryId,
    account_key: account.key,
    action,
    ticket_id: ticketId,
    technician_id: technicianId,
  };
  const standing = {
    policy: policyOf(now.policy),
    accountClass: account.accountClass,
    begun: now.begun,
    ownManager: manager?.id === personId,
    passed,
  };
  const decision = decide({ ...bound, active: now.active }, standing, at);
  if (!decision.met) refuse(tx, wanted, 403, decision.code, decision);
  const { met } = decision;
  const useId = newId();
  const notBefore = met.delayMinutes > 0 ? new Date(at.getTime() + met.delayMinutes * 60_000) : null;
  const methods = passed.filter(({ id }) => met.evidence.includes(id)).map(({ method }) => method);
  const data = {
    use_id: useId,
    action,
    account: { directory_id: account.directoryId, key: account.key },
    account_class: account.accountClass,
    evidence: met.evidence,
    methods,
    ...(notBefore && { not_before: notBefore.toISOString() }),
  };
  const [used] = await Promise.all([
    useUp(tx, met.evidence, { id: useId, ...bound, account_class: account.accountClass, at, not_before: notBefore }),
    publish(tx, { type: "verification.used", actorId: technicianId, ticketId, personId, data }, at),
  ]);
  if (used !== met.evidence.length) refuse(tx, wanted, 403, "evidence_used");
  return { evidence: met.evidence, notBefore };
}
