import type { Db } from "../../platform/db.ts";
import { queueMessage, type Addressee } from "./queue-message.ts";

interface Given {
  to: Addressee;
  account: string;
  link: string;
  minutes: number;
  at: Date;
  giveUpAt: Date;
}

/** Mails the link by which somebody chooses a new password. The subject, which lists show, does not hold it. */
export async function queuePasswordLink(tx: Db, { to, account, link, minutes, at, giveUpAt }: Given): Promise<void> {
  const values = { "account.name": account, "password.link": link, "password.minutes": String(minutes) };
  await queueMessage(tx, { eventId: null, kind: "password_link", to, values, at, giveUpAt });
}
