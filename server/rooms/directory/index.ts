/** Directories: where the desk reads who works here, and whose account is which (ADR 66). */
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { anySecret } from "./store.ts";
import { asking, reading, sweeping } from "./work.ts";

export { joinableByAddress, organizationFor } from "./joinable.ts";
/** What becomes of an account that something outside tells of: the same rules for whoever tells. */
export { planPerson, type Known, type Refusal } from "./plan-person.ts";
export { cleanFacts } from "./ldap/clean.ts";
export type { Facts } from "./ldap/account.ts";
export { isTooMany } from "./run-sync.ts";
export { personOfAccount } from "./person-of-account.ts";
export type { AccountConnector, Group, LiveAccount, Protection, Write } from "./accounts/account-connector.ts";
export { accountsIn } from "./accounts/accounts-in.ts";
export { classOf } from "./accounts/class-of.ts";
export { accountsOfPerson, knownAccount, linkAccount, noteLook } from "./accounts/store.ts";
export { endOf } from "./accounts/times.ts";
export { isBelow, isSameDn } from "./ldap/dn.ts";
export { directoryFault, sayDirectoryFault } from "./directory-fault.ts";
export { directoryNames, findDirectory, listDirectories, type ShownDirectory } from "./store.ts";

/** Whether anything is kept that cannot be read without the key. */
export const holdsDirectorySecrets = anySecret;

export const room: Room = {
  name: "directory",
  routes: boundRoutes,
  jobs: [asking, sweeping],
  works: [reading],
  sealed: [{ table: "directory", column: "secret", row: ["id"] }],
};
