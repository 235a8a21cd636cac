import type { Account } from "./ldap/account.ts";

/** What the desk asks of any directory of accounts. Errors carry why, for `directoryFault`. */
export interface Connector {
  /** Refuses where there is nothing to read people from. */
  check(): Promise<void>;
  /** Everybody, page by page: no more than a page is in memory. */
  people(): AsyncGenerator<Account[]>;
  /** As many as are asked for, at most, without reading all. */
  some(most: number): Promise<Account[]>;
  close(): Promise<void>;
}
