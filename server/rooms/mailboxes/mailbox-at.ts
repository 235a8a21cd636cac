import type { Db } from "../../platform/db.ts";
import { mailboxByAddress, type MailboxRow } from "./store.ts";

/** `support+anything@…` is `support@…` (RFC 5233). */
function withoutTag(address: string): string {
  const [plus, at] = [address.indexOf("+"), address.lastIndexOf("@")];
  return plus < 0 || plus > at ? address : `${address.slice(0, plus)}${address.slice(at)}`;
}

/** The active mailbox that an address is of, also with something behind a + in it. */
export async function mailboxAt(db: Db, address: string): Promise<MailboxRow | undefined> {
  const plain = withoutTag(address.toLowerCase());
  const found = plain.length <= 254 ? await mailboxByAddress(db, plain) : undefined;
  return found?.active ? found : undefined;
}
