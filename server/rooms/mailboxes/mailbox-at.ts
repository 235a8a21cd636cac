import type { Db } from "../../platform/db.ts";
import { mailboxByAddress, type MailboxRow } from "./store.ts";

/** The active mailbox that an address is of, also with something behind a + in it. */
export async function mailboxAt(db: Db, address: string): Promise<MailboxRow | undefined> {
  const plain = address.toLowerCase().replace(/\+[^@]*(?=@)/, "");
  const found = plain.length <= 254 ? await mailboxByAddress(db, plain) : undefined;
  return found?.active ? found : undefined;
}
