import type { Role } from "../../../contract/access.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Room } from "../../platform/room.ts";
import { findPeopleByIds } from "../people/index.ts";
import { membersOf } from "../teams/index.ts";
import { mayWorkOnTickets } from "./policy.ts";
import { newAddress } from "./reactions.ts";
import { factorRoutes } from "./factors/routes.ts";
import { anyAuthenticator } from "./factors/store-authenticator.ts";
import { proofsOf as proofsOfAccount } from "./factors/prove.ts";
import { boundRoutes } from "./routes.ts";
import { accountById, holdersOf, insertGrant, type RoleHolder } from "./store-account.ts";
import { aliveApiKeys } from "./store-key.ts";
import { aliveSessions } from "./store-session.ts";
import { sweep } from "./sweep.ts";
import { endOldViews } from "./view-as/end-view.ts";
import { viewAsRoutes } from "./view-as/routes.ts";

export { actorFor, actorOfNew, authenticate, refreshActor } from "./authenticate.ts";
export { configureAccess, type AccessSettings, type SignInCode } from "./settings.ts";
export { closeForNow, openAgain } from "./close-for-now.ts";
export { createAdministrator, type AdministratorGiven } from "./create-administrator.ts";
export { createApiKey, type ApiKeyGiven } from "./create-api-key.ts";
export { createSetupToken, hasAdministrator } from "./open-desk.ts";
export { networkOf } from "./limits.ts";
export { secondStepNeeded, stepSeconds } from "./begin-second-step.ts";
export { browserOf, markBrowser, unmarkBrowser } from "./browser-cookie.ts";
export { countAttempt } from "./count-attempt.ts";
export { endSession, endSessionsOf } from "./end-sessions.ts";
export { endSessionsFrom, enter } from "./enter.ts";
export { holdRoles } from "./hold-roles.ts";
export { requireSession } from "./require-session.ts";
export { forgetToken, keepToken } from "./session-cookie.ts";
export { visitorOf, type StartedSession, type Visitor } from "./start-session.ts";
export { originOf } from "./store-origin.ts";
export type { SessionOrigin } from "./tables.ts";
export { welcome } from "./welcome.ts";
export { rememberCallers } from "./remember-callers.ts";
export { takeFactorsAway } from "./factors/reset-factors.ts";
export { letPasswordsIn } from "./sign-in-rule.ts";
export { isOnlyCompany } from "./store-rule.ts";
export { proveThere } from "./prove-there.ts";
export { setPassword } from "./set-password.ts";
export type { RoleHolder } from "./store-account.ts";

/** Gives a role; a requester's role may come with an organization whose tickets it opens. Twice is once. */
export async function grantRole(tx: Db, personId: string, role: Role, organizationId?: string): Promise<void> {
  await insertGrant(tx, personId, role, organizationId ?? null);
}

/** Everybody who may work on tickets and sign in, by name. */
export const technicians = (db: Db): Promise<RoleHolder[]> => holdersOf(db, mayWorkOnTickets);

/** Who leads a team, by name. */
export async function leadsOf(db: Db, teamId: string): Promise<RoleHolder[]> {
  const leads = (await membersOf(db, teamId)).filter((member) => member.lead);
  const people = await findPeopleByIds(
    db,
    leads.map((lead) => lead.id),
  );
  return leads.flatMap(({ id }) => people.get(id) ?? []).filter((person) => person.active);
}

/** Who leads, by name: by their role, whatever the team. */
export const leads = (db: Db): Promise<RoleHolder[]> => holdersOf(db, ["lead"]);

export const managers = (db: Db): Promise<RoleHolder[]> => holdersOf(db, ["manager"]);

/** Who runs the desk, by name. */
export const administrators = (db: Db): Promise<RoleHolder[]> => holdersOf(db, ["administrator"]);

export { callerSigned, challengeCaller, countTryBy, enrolledOf, provedInTwoWays, type CallerLook } from "./factors/prove-caller.ts";
/** Whether a code of theirs is right; it is used up now. Tries are counted by the caller. */
export { useAuthenticator as isAuthenticatorCode } from "./factors/use-authenticator.ts";
export { useRecoveryCode as isRecoveryCode } from "./factors/recovery-codes.ts";
export { lastSeen } from "./store-session.ts";
/** Which of these sessions still are: neither ended nor over, and their account open. */
export const sessionsAlive = (db: Db, sessionIds: readonly string[], now = new Date()): Promise<Set<string>> =>
  aliveSessions(db, sessionIds, now);

/** Which of these API keys still are: neither revoked nor expired, and their owner's account open. */
export const apiKeysAlive = (db: Db, keyIds: readonly string[], now = new Date()): Promise<Set<string>> => aliveApiKeys(db, keyIds, now);

/** Whether anything is kept that cannot be read without the key. */
export const holdsSecrets = (db: Db): Promise<boolean> => anyAuthenticator(db);

/** In which ways somebody may prove once more who they are: what a route that wants a recent proof tells them. */
export async function proofsOf(db: Db, actor: Actor): Promise<readonly string[]> {
  const account = actor.personId ? await accountById(db, actor.personId) : undefined;
  return account ? proofsOfAccount(db, account, actor.sessionId) : [];
}

export const room: Room = {
  name: "access",
  routes: [...boundRoutes, ...factorRoutes, ...viewAsRoutes],
  reactions: [newAddress],
  jobs: [sweep, endOldViews],
  sealed: [{ table: "authenticator", column: "seed", row: ["id"] }],
};
