import type { ImapFlow } from "imapflow";
import type { Db } from "../../platform/db.ts";
import { accessTokenFor, forgetAccessToken } from "./grants/access-token.ts";
import { connectImap, type Credential } from "./imap-connection.ts";
import { passwordOf, sendingPassword } from "./kept-password.ts";
import type { FetchingRow } from "./store-fetching.ts";
import type { SendingRow } from "./store-sending.ts";

/** What imapflow and nodemailer say of a server that does not let one in. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  (("authenticationFailed" in error && error.authenticationFailed === true) || ("code" in error && error.code === "EAUTH"));

/** Opens a connection with a token. One that is refused may have been taken back before its time: it is tried once more with a new one. */
async function withToken<T>(db: Db, server: FetchingRow | SendingRow, now: Date, open: (token: Credential) => Promise<T>): Promise<T> {
  const accessToken = await accessTokenFor(db, server, now);
  try {
    return await open({ accessToken });
  } catch (error) {
    if (!isRefused(error)) throw error;
    await forgetAccessToken(db, server.mailbox_id, accessToken);
    return open({ accessToken: await accessTokenFor(db, server, now) });
  }
}

/** Opens a connection to a mailbox's SMTP server with what the mailbox signs in with; null: with nothing. */
export async function signInToSend<T>(db: Db, sending: SendingRow, now: Date, open: (with_: Credential | null) => Promise<T>): Promise<T> {
  if (sending.auth === "oauth2") return withToken(db, sending, now, open);
  return open(sending.auth === "none" ? null : { pass: sendingPassword(sending) });
}

/** A connection to a mailbox's server, signed in as it was set up. */
export async function signInTo(db: Db, fetching: FetchingRow, now: Date): Promise<ImapFlow> {
  if (fetching.auth === "oauth2") return withToken(db, fetching, now, (token) => connectImap(fetching, token));
  return connectImap(fetching, { pass: passwordOf(fetching) });
}
