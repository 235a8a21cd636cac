import type { MailboxTestGiven } from "../../../contract/mailboxes.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { sayFault } from "./mail-fault.ts";
import { accessTokenFor } from "./grants/access-token.ts";
import { refuseBy } from "./grants/refuse-by.ts";
import type { Credential } from "./imap-connection.ts";
import { passwordOf, sendingPassword } from "./kept-password.ts";
import { fetchingOf } from "./store-fetching.ts";
import { sendingOf } from "./store-sending.ts";
import { testRoundTrip } from "./test-round-trip.ts";

interface Named {
  host: string;
  port: number;
  security: string;
  user: string;
  password?: string | undefined;
}
type Kept = Omit<Named, "user" | "password"> & { user_name: string; secret: string | null };

/** The password that was given, or the one that is kept for this very server and user. */
function passwordFor<K extends Kept>(pointer: string, given: Named, kept: K | undefined, unsealed: (row: K) => string): string {
  if (given.password !== undefined) return given.password;
  if (!kept?.secret) throw wrongField(`${pointer}/password`, "required");
  const same = kept.host === given.host && kept.port === given.port && kept.security === given.security && kept.user_name === given.user;
  if (!same) throw wrongField(`${pointer}/password`, "password_again");
  return unsealed(kept);
}

/** Nobody has a grant yet. */
const noMailbox = "00000000-0000-0000-0000-000000000000";

/** Tries settings, and says of each step how it went. */
export async function runTest(db: Db, language: Language, now: Date, given: MailboxTestGiven) {
  const [fetching, sending] = given.mailbox ? await Promise.all([fetchingOf(db, given.mailbox), sendingOf(db, given.mailbox)]) : [];
  if (given.sending.auth !== "none" && given.sending.security === "none") throw wrongField("/sending/security", "password_without_tls");
  const token = ({ host, port, user }: Named): Promise<Credential> =>
    accessTokenFor(db, { mailbox_id: given.mailbox ?? noMailbox, host, port, user_name: user }, now).then(
      (accessToken) => ({ accessToken }),
      (error: unknown) => refuseBy(language, error),
    );
  const read = async () =>
    given.fetching.auth === "oauth2" ? token(given.fetching) : { pass: passwordFor("/fetching", given.fetching, fetching, passwordOf) };
  const send = async () => {
    if (given.sending.auth === "none") return null;
    return given.sending.auth === "oauth2"
      ? token(given.sending)
      : { pass: passwordFor("/sending", given.sending, sending, sendingPassword) };
  };
  const steps = await testRoundTrip(given, { fetching: await read(), sending: await send() });
  return {
    // Without addresses with a + the desk works, too.
    ok: steps.every(({ step, ok }) => ok || step === "plus"),
    steps: steps.map(({ step, ok, fault }) => ({ step, ok, failure: fault && sayFault(language, fault) })),
  };
}
