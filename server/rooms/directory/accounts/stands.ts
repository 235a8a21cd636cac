import { isSameDn } from "../ldap/dn.ts";
import type { LiveAccount, Write } from "./account-connector.ts";

/** Whether what was to be written stands there; null: nobody can see that. Pure. */
export function stands(account: LiveAccount, write: Write): boolean | null {
  switch (write.what) {
    case "attribute":
      return (account.raw[write.attribute] ?? null) === write.after;
    case "group":
      return account.groups.some(({ dn }) => isSameDn(dn, write.group)) === write.after;
    case "place":
      return isSameDn(account.place, write.after);
    case "create":
      return isSameDn(account.dn, write.dn);
    case "password":
      return null;
    // It is looked at, and so it is there.
    case "delete":
      return false;
  }
}
