import type { DirectoryKind } from "../../../../contract/directories.ts";
import type { AccountField } from "../../../../contract/directory-accounts.ts";
import type { Values } from "../ldap/values.ts";
import { textsOf } from "./all-values.ts";
import type { LiveAccount, Plans } from "./account-connector.ts";

type State = Pick<LiveAccount, "enabled" | "locked" | "mustChange" | "passwordExpired" | "passwordSetAt" | "lastSignInAt" | "expiresAt">;

/** What differs between kinds of directories where accounts are looked at and written. */
export interface AccountKind {
  attributes: readonly string[];
  bytes: readonly string[];
  /** Which attribute each field is. */
  fields: Record<AccountField, string>;
  /** The attributes without which it cannot be done here. */
  needs: Record<"reset" | "expiry", string>;
  /** What is compared when something is written. */
  raw: readonly string[];
  state(values: Values, now: Date): State;
  plan: Pick<Plans, "enable" | "disable" | "unlock" | "reset" | "chosen" | "expire" | "create">;
}

export const personFields = {
  display_name: "displayName",
  given_name: "givenName",
  family_name: "sn",
  email: "mail",
  phone: "telephoneNumber",
  mobile: "mobile",
  title: "title",
  office: "physicalDeliveryOfficeName",
} as const;

/** As it stands there, to the last space: it is taken away by this value. */
export const rawOf = (values: Values, names: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(names.map((name) => [name, textsOf(values, name)[0] ?? null]));

export type KindOf = Record<DirectoryKind, AccountKind>;
