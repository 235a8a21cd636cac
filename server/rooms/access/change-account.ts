import type { Role } from "../../../contract/access.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { findOrganizationById } from "../people/index.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { requireGoodPassword } from "./require-good-password.ts";
import { requireSession } from "./require-session.ts";
import { requireBreakGlass } from "./sign-in-rule.ts";
import { setPassword } from "./set-password.ts";
import {
  accountById,
  deleteGrant,
  grantsOf,
  holdersOf,
  insertGrant,
  lockAdministrators,
  putDisabled,
  type AccountRow,
} from "./store-account.ts";

export interface RoleGiven {
  role: Role;
  organization_id?: string;
}

export interface AccountChanges {
  roles?: readonly RoleGiven[];
  /** Only while there is none: nobody sets or learns another's password later on. */
  password?: string;
  disabled?: boolean;
}

/** Changes what somebody may do. Their sessions end where it took effect. Publishes `account.changed`. */
export async function changeAccount(tx: Db, actor: Actor, personId: string, changes: AccountChanges, now: Date): Promise<void> {
  requireSession(actor);
  await lockAdministrators(tx);
  const account = await accountById(tx, personId);
  if (!account) throw notFound("person");
  const before = await grantsOf(tx, personId);
  if (changes.password !== undefined) await giveFirstPassword(tx, account, changes.password, now);
  const regranted = changes.roles !== undefined && !sameGrants(before, changes.roles);
  if (changes.roles && regranted) await replaceGrants(tx, personId, changes.roles);
  const closed = changes.disabled === true && !account.disabled;
  if (changes.disabled !== undefined) await putDisabled(tx, personId, changes.disabled, now);
  if (before.some((grant) => grant.role === "administrator")) {
    await requireAdministrator(tx);
    await requireBreakGlass(tx);
  }
  const current = personId === actor.personId ? actor.sessionId : null;
  if (closed) await endSessionsOf(tx, actor, personId, "account_closed", null, now);
  else if (regranted) await endSessionsOf(tx, actor, personId, "roles_changed", current, now);
  const facts = {
    ...(regranted && { roles: changes.roles?.map(({ role }) => role) }),
    ...(changes.password !== undefined && { password: "given" }),
  };
  const state = changes.disabled === undefined ? {} : { disabled: changes.disabled };
  await publish(tx, { type: "account.changed", actorId: actor.personId, personId, data: { name: account.name, ...facts, ...state } }, now);
}

const keyOf = (grant: RoleGiven | { role: Role; organization_id: string | null }): string => `${grant.role} ${grant.organization_id ?? ""}`;

const sameGrants = (before: readonly { role: Role; organization_id: string | null }[], after: readonly RoleGiven[]): boolean => {
  const wanted = new Set(after.map(keyOf));
  return wanted.size === before.length && before.every((grant) => wanted.has(keyOf(grant)));
};

async function giveFirstPassword(tx: Db, account: AccountRow, password: string, now: Date): Promise<void> {
  if (account.password_hash) throw new Problem(409, "password_exists");
  await requireGoodPassword(password, [account.name, account.email, account.organization]);
  await setPassword(tx, account.person_id, password, now);
}

/** What stays is not written anew: who gave it is known by its row. */
async function replaceGrants(tx: Db, personId: string, roles: readonly RoleGiven[]): Promise<void> {
  const wanted = new Set(roles.map(keyOf));
  for (const grant of await grantsOf(tx, personId)) if (!wanted.has(keyOf(grant))) await deleteGrant(tx, personId, grant);
  for (const [i, { role, organization_id }] of roles.entries()) {
    const pointer = `/roles/${i}/organization_id`;
    if (organization_id && role !== "requester") throw wrongField(pointer, "organization_of_requester");
    if (organization_id && !(await findOrganizationById(tx, organization_id)))
      throw wrongField(pointer, "unknown", { what: "organization" });
    await insertGrant(tx, personId, role, organization_id ?? null);
  }
}

/** A desk that nobody may administer could not be opened again. */
async function requireAdministrator(tx: Db): Promise<void> {
  if ((await holdersOf(tx, ["administrator"])).length === 0) throw new Problem(409, "last_administrator");
}
