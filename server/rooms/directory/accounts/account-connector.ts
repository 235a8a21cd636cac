import type { AccountField } from "../../../../contract/directory-accounts.ts";

/** One thing that is written to an account. Of a password only that there is a new one. `before` must still stand there when it is written. */
export type Write =
  | { what: "attribute"; attribute: string; before: string | null; after: string | null }
  | { what: "password" }
  | { what: "group"; group: string; name: string; before: boolean; after: boolean }
  | { what: "place"; before: string; after: string }
  | { what: "create"; dn: string; attributes: Record<string, string[]> }
  | { what: "delete" };

/** Why nobody writes to an account from here. */
export type Protection = { reason: "admin_count" | "group" | "primary_group" | "denied" | "own_account" | "unknown"; name: string };

export interface Group {
  dn: string;
  name: string;
}

/** An account as it stands in its directory this very moment. */
export interface LiveAccount {
  key: string;
  dn: string;
  userName: string;
  name: string;
  /** The entry that it lies below. */
  place: string;
  /** null: the directory does not say. */
  enabled: boolean | null;
  locked: boolean;
  mustChange: boolean;
  passwordExpired: boolean;
  passwordSetAt: Date | null;
  lastSignInAt: Date | null;
  expiresAt: Date | null;
  fields: Record<AccountField, string | null>;
  /** Of which it is a member itself. */
  groups: Group[];
  /** Also by way of other groups: their names, for policies. */
  within: string[];
  protections: Protection[];
  /** As the directory has them: what is compared when something is written. */
  raw: Record<string, string | null>;
}

/** What the administrator said of a directory. */
export interface WriteRules {
  /** DNs or user names of accounts that nobody here writes to. */
  denied: readonly string[];
  /** DNs of groups whose members, also by way of other groups, are never written to. */
  privileged: readonly string[];
}

export interface AccountTemplateValues {
  userName: string;
  /** Below it. */
  place: string;
  fields: Partial<Record<AccountField, string>>;
  givenName: string;
  familyName: string;
}

/** What the desk does to accounts in any directory. Nothing here decides whether it may. */
export interface AccountConnector {
  find(text: string, most: number): Promise<LiveAccount[]>;
  look(key: string): Promise<LiveAccount | null>;
  groups(text: string, most: number): Promise<Group[]>;
  /** Groups that this one is in, also by way of others, and whether it is privileged itself. null: there is none. */
  lookGroup(dn: string): Promise<{ group: Group; within: string[]; protections: Protection[] } | null>;
  /** Somebody anywhere in the directory is called so, or has that address. */
  isTaken(userName: string, email: string | null): Promise<boolean>;
  isPlace(dn: string): Promise<boolean>;
  /** Whether accounts can have such an attribute here: passwords that are to be changed, an end. */
  knows(what: "reset" | "expiry"): Promise<boolean>;
  /** Whether what is deleted lies in a bin for a while; null: the directory does not say. */
  recycles(): Promise<boolean | null>;
  plan: Plans;
  /** Writes one thing; what was not so before is refused by the directory, and nothing is written. */
  write(account: { dn: string } | null, write: Write, password?: string): Promise<void>;
  /** Whether it stands there now; null: it cannot be seen. */
  stands(account: LiveAccount, write: Write): boolean | null;
  close(): Promise<void>;
}

/** What an action writes; empty: there is nothing to do. Pure. */
export interface Plans {
  change(account: LiveAccount, fields: Partial<Record<AccountField, string | null>>): Write[];
  enable(account: LiveAccount): Write[];
  disable(account: LiveAccount): Write[];
  unlock(account: LiveAccount): Write[];
  reset(account: LiveAccount): Write[];
  /** After its owner chose a password: it need not be changed once more. */
  chosen(account: LiveAccount): Write[];
  /** null: it never ends. */
  expire(account: LiveAccount, at: Date | null): Write[];
  create(given: AccountTemplateValues, groups: readonly Group[]): Write[];
}
