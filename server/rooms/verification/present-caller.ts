import type { Caller, CallerAccount, Verification } from "../../../contract/verify-caller.ts";
import type { SensitiveAction } from "../../../contract/verification.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { findManager } from "../away/index.ts";
import { findPersonById } from "../people/index.ts";
import { factsOf, loadInside, mayReadInside, ticketsByIds } from "../tickets/index.ts";
import { counting } from "./decide.ts";
import { isStopped } from "./failures.ts";
import { judge } from "./judge.ts";
import { mayGoOn } from "./policy.ts";
import { policyNow } from "./read-policy.ts";
import { ofLate, type ShownRow } from "./store.ts";
import { accountsOf, type TheirAccount } from "./store-account.ts";
import { failedSince } from "./store-failed.ts";
import { begunSince } from "./store-use.ts";
import { mostTries } from "./take-code.ts";
import { waysOf } from "./ways.ts";
import { whatIsNeeded } from "./what-is-needed.ts";

const day = 24 * 3_600_000;

const presentAccount = ({ directoryId, key, directory, name, accountClass }: TheirAccount): CallerAccount => ({
  directory_id: directoryId,
  key,
  directory,
  name,
  account_class: accountClass,
});

export function presentVerification(row: ShownRow, actor: Actor, now: Date, ticketId = row.ticket_id): Verification {
  const most = mostTries[row.method];
  const mine = row.technician_id === actor.personId;
  const number = row.facts["number"];
  return {
    id: row.id,
    method: row.method,
    action: row.action,
    account: { directory_id: row.directory_id, key: row.account_key },
    technician: { id: row.technician_id, name: row.technician_name },
    state: row.state === "open" && row.open_until <= now ? "expired" : row.state,
    started_at: row.started_at.toISOString(),
    open_until: row.open_until.toISOString(),
    tries_left: most === undefined ? null : Math.max(0, most - row.tries),
    asked: row.asked_id && row.asked_name ? { id: row.asked_id, name: row.asked_name } : null,
    failure: row.failure,
    good_until: row.good_until?.toISOString() ?? null,
    used_at: row.used_at?.toISOString() ?? null,
    call: mine && row.method === "call_back" && typeof number === "string" ? number : null,
    mine,
    here: row.ticket_id === ticketId,
  };
}

/** As it was called when it began. */
export function accountNamed({ facts, account_key }: Pick<ShownRow, "facts" | "account_key">): { name: string; directory: string | null } {
  const kept = facts["account"] as { name: string; directory: string | null } | undefined;
  return { name: kept?.name ?? account_key, directory: kept?.directory ?? null };
}

/** Without those in tickets that are closed to who asks: of them only how often it failed is told. */
async function inSeenTickets(db: Db, actor: Actor, rows: readonly ShownRow[]): Promise<ShownRow[]> {
  const tickets = await ticketsByIds(db, [...new Set(rows.map(({ ticket_id }) => ticket_id))]);
  return rows.filter(({ ticket_id }) => {
    const ticket = tickets.get(ticket_id);
    return ticket !== undefined && mayReadInside(actor, factsOf(ticket));
  });
}

interface Asked {
  person?: string;
  action: SensitiveAction;
  directory?: string;
  account?: string;
}

const meant = (accounts: readonly TheirAccount[], { directory, account }: Asked): TheirAccount | undefined =>
  account === undefined
    ? accounts[0]
    : accounts.find(({ directoryId, key }) => key === account && (directoryId ?? "desk") === (directory ?? "desk"));

/** All that the panel shows of one person: what is needed, what there is, and how it stood of late. */
export async function presentCaller(db: Db, actor: Actor, now: Date, ticketKey: string, asked: Asked): Promise<Caller> {
  if (actor.viewedBy) throw new Problem(403, "only_viewing", { facts: { name: actor.viewedBy.name } });
  const ticket = await loadInside(db, actor, ticketKey);
  const personId = asked.person ?? ticket.on_behalf_of_id ?? ticket.requester_id;
  const person = personId ? await findPersonById(db, personId) : undefined;
  if (!person) throw notFound("person");
  const technicianId = personIdOf(actor);
  const since = new Date(now.getTime() - day);
  const [accounts, policy, manager, failed, late, { ways }] = await Promise.all([
    accountsOf(db, person.id),
    policyNow(db),
    findManager(db, technicianId),
    failedSince(db, person.id, since, now),
    ofLate(db, person.id, since),
    waysOf(db, person.id, technicianId, now),
  ]);
  const account = meant(accounts, asked);
  const [begun, seen] = await Promise.all([begunSince(db, person.id, since), inSeenTickets(db, actor, late)]);
  const { action } = asked;
  const ownManager = manager?.id === person.id;
  const sets = account ? whatIsNeeded(policy, { action, accountClass: account.accountClass, begun, ownManager }) : [];
  const bound = {
    person_id: person.id,
    directory_id: account?.directoryId ?? null,
    account_key: account?.key ?? "",
    action,
    ticket_id: ticket.id,
    technician_id: technicianId,
    active: person.active,
  };
  const passed = late.filter(({ state }) => state === "passed");
  const good = counting(bound, { accountClass: account?.accountClass ?? "privileged", begun, ownManager, passed }, now);
  const { met, missing } = judge(sets, good);
  const running = new Set(late.filter((row) => row.state === "open" && row.open_until > now).map(({ method }) => method));
  return {
    person: { id: person.id, name: person.name },
    accounts: accounts.map(presentAccount),
    account: account ? presentAccount(account) : null,
    action,
    sets: [...sets],
    met: met && { delay_minutes: met.delayMinutes },
    missing,
    ways: ways.map((way) => (way.hindrance === null && running.has(way.method) ? { ...way, hindrance: "running" as const } : way)),
    verifications: seen.map((row) => presentVerification(row, actor, now, ticket.id)),
    failed: failed.times,
    locked: isStopped(failed) && !mayGoOn(actor),
  };
}
