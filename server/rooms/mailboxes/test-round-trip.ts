import { setTimeout as pause } from "node:timers/promises";
import type { ImapFlow } from "imapflow";
import type { MailboxTestGiven } from "../../../contract/mailboxes.ts";
import { newToken } from "../../platform/secrets.ts";
import { connectImap, type Credential } from "./imap-connection.ts";
import { imapFault } from "./imap-fault.ts";
import type { Fault } from "./mail-fault.ts";
import { probeMessage } from "./probe.ts";
import { openSmtp, smtpFault } from "./smtp-connection.ts";

export type StepName = "read" | "send" | "return" | "plus";

export interface Step {
  step: StepName;
  /** null: it was not tried, because one before it failed. */
  ok: boolean | null;
  fault: Fault | null;
}

/** What is signed in with; null: with nothing. */
export interface Credentials {
  fetching: Credential;
  sending: Credential | null;
}

/** How long (ms) a message to oneself may take: while somebody waits before the screen. */
const patience = { return: 40_000, plus: 15_000 };

const isThere = async (client: ImapFlow, token: string): Promise<number | null> => {
  const found = await client.search({ header: { "x-firstline-probe": token } }, { uid: true });
  return Array.isArray(found) ? (found[0] ?? null) : null;
};

async function waitFor(client: ImapFlow, token: string, ms: number): Promise<boolean> {
  for (const late = Date.now() + ms; ;) {
    await client.noop();
    const uid = await isThere(client, token);
    if (uid !== null) {
      await client.messageDelete(String(uid), { uid: true });
      return true;
    }
    if (Date.now() > late) return false;
    await pause(500);
  }
}

/** A stage of the test: what goes wrong in it is told in its own words. */
async function stage<T>(steps: Step[], step: StepName, work: () => Promise<T>, why: (error: unknown) => Promise<Fault>): Promise<T | null> {
  try {
    const done = await work();
    steps.push({ step, ok: true, fault: null });
    return done;
  } catch (error) {
    steps.push({ step, ok: false, fault: error instanceof Error || !isFault(error) ? await why(error) : error });
    return null;
  }
}
const isFault = (error: unknown): error is Fault => typeof error === "object" && error !== null && "facts" in error;

/**
 * Tries the whole way with settings that nobody has saved yet: signs in to read, sends a message to itself, waits for it, and sees
 * whether an address with a + comes through. What it sends it takes away again.
 */
export async function testRoundTrip(given: MailboxTestGiven, credentials: Credentials, waits = patience): Promise<Step[]> {
  const { address, fetching, sending } = given;
  const imap = { ...fetching, user_name: fetching.user };
  const smtp = { ...sending, user_name: sending.user };
  const steps: Step[] = [];
  const send = async (to: string, token: string): Promise<void> => {
    const transport = await openSmtp(smtp, credentials.sending);
    const message = probeMessage(address, token, new Date());
    await transport.sendMail({ ...message, envelope: { from: address, to: [to] } }).finally(() => transport.close());
  };
  const tokens = { plain: newToken(), plus: newToken() };
  const why = (error: unknown) => imapFault(error, imap);
  const lost = (ms: number): Fault => ({ code: "not_back", facts: { seconds: Math.round(ms / 1000), address, folder: fetching.folder } });
  const open = async () => {
    const connected = await connectImap(imap, credentials.fetching);
    await connected.mailboxOpen(fetching.folder);
    return connected;
  };
  const client = await stage(steps, "read", open, why);
  const sent = await stage(
    steps,
    "send",
    async () => (await send(address, tokens.plain), true),
    (error) => smtpFault(error, smtp),
  );
  const missing = (step: StepName) => void steps.push({ step, ok: null, fault: null });
  try {
    if (!client || !sent) {
      missing("return");
      missing("plus");
      return steps;
    }
    const back = async () => {
      if (!(await waitFor(client, tokens.plain, waits.return))) throw lost(waits.return);
      return true;
    };
    if (!(await stage(steps, "return", back, why))) {
      missing("plus");
      return steps;
    }
    const noPlus: Fault = { code: "no_plus", facts: { address } };
    const plus = async () => {
      await send(address.replace("@", "+firstline@"), tokens.plus).catch(() => Promise.reject(noPlus));
      if (!(await waitFor(client, tokens.plus, waits.plus))) throw noPlus;
    };
    await stage(steps, "plus", plus, why);
    return steps;
  } finally {
    client?.close();
  }
}
