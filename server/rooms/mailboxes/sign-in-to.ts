import type { ImapFlow } from "imapflow";
import type { Db } from "../../platform/db.ts";
import { connectImap, type Credential } from "./imap-connection.ts";
import { sendingPassword } from "./sending-password.ts";
import { passwordOf } from "./set-fetching.ts";
import type { FetchingRow } from "./store-fetching.ts";
import type { SendingRow } from "./store-sending.ts";

/** What a mailbox signs in to its SMTP server with; null: with nothing. */
export const credentialFor = async (_db: Db, sending: SendingRow, _now: Date): Promise<Credential | null> =>
  sending.auth === "none" ? null : { pass: sendingPassword(sending) };

/** A connection to a mailbox's server, signed in as it was set up. */
export const signInTo = async (_db: Db, fetching: FetchingRow, _now: Date): Promise<ImapFlow> =>
  connectImap(fetching, { pass: passwordOf(fetching) });
