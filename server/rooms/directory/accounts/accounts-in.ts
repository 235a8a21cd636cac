import { passwordOf } from "../kept-password.ts";
import type { ShownDirectory } from "../store.ts";
import type { AccountConnector } from "./account-connector.ts";
import { openAccounts } from "./open-accounts.ts";

/** Asks a directory by the rules that stand in it; the connection ends with the work. */
export async function accountsIn<T>(directory: ShownDirectory, work: (accounts: AccountConnector) => Promise<T>): Promise<T> {
  const rules = { denied: directory.denied_accounts, privileged: directory.privileged_groups };
  const accounts = await openAccounts(directory, passwordOf(directory), rules);
  try {
    return await work(accounts);
  } finally {
    await accounts.close();
  }
}
