import type { ImapFlow } from "imapflow";
import { imapFault, noteFailing, noteWell, signInTo, type Fault, type FetchingRow, type MailboxRow } from "../../mailboxes/index.ts";
import { catchUp } from "./imap-catch-up.ts";
import { isDeskError } from "./desk-error.ts";
import type { Intake } from "./imap-take.ts";
import { noteRefusal, nothingWithheld } from "./withheld.ts";

export interface Reader {
  stop(): Promise<void>;
}

/** Looked into at least this often (ms), also where the server tells by itself (IDLE, RFC 2177): some forget to. */
const usualPause = 60_000;
const firstWait = 1000;
const longestWait = 300_000;
/** A wrong password again and again closes the account at some providers. */
const afterRefusal = 60_000;

/** These pass by themselves; one alone is no news. */
const passing = new Set(["cut", "busy"]);
const refusals = new Set(["wrong_password", "app_password_needed", "access_off", "no_grant", "grant_over"]);

/** How long (ms) to wait before the next try, the longer the more tries failed; not all at the same moment. */
export const waitAfter = (fault: Fault, failures: number, random: number): number => {
  const least = refusals.has(fault.code) ? afterRefusal : firstWait;
  return Math.min(longestWait, least * 2 ** Math.min(failures - 1, 20)) * (0.75 + random / 2);
};

export interface ReaderOptions {
  /** ms */
  pause?: number;
  wait?: typeof waitAfter;
}

/** Reads one mailbox for as long as it runs: what comes is taken, what breaks is mended or told, and nothing stops silently. */
export function startReader(intake: Intake, mailbox: MailboxRow, fetching: FetchingRow, options: ReaderOptions = {}): Reader {
  const { pause = usualPause, wait = waitAfter } = options;
  const withheld = nothingWithheld();
  let stopped = false;
  let client: ImapFlow | null = null;
  let wakeUp = () => {};
  const rest = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      wakeUp = () => {
        clearTimeout(timer);
        done();
      };
    });

  /** Until the connection ends, which is an error, or the reader is stopped. */
  async function session(onWell: () => void): Promise<void> {
    const connected = await signInTo(intake.db, fetching, intake.now());
    client = connected;
    let news = false;
    const look = () => {
      news = true;
      wakeUp();
    };
    connected.on("exists", look);
    connected.on("close", look);
    try {
      await connected.mailboxOpen(fetching.folder);
      while (!stopped) {
        news = false;
        await catchUp(intake, connected, mailbox, fetching.revision, withheld, () => stopped);
        await noteWell(intake.db, fetching, intake.now());
        onWell();
        if (!news && !stopped) await rest(pause);
        if (!connected.usable) throw Object.assign(new Error("the connection is closed"), { code: "EConnectionClosed" });
        await connected.noop();
      }
      await connected.logout();
    } catch (error) {
      noteRefusal(withheld, connected, error);
      throw error;
    } finally {
      connected.close();
      client = null;
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      try {
        await session(() => (failures = 0));
      } catch (error) {
        if (stopped) return;
        failures += 1;
        const folder = (error as { folder?: string }).folder ?? fetching.folder;
        const fault = await imapFault(isDeskError(error) ? error.fromDesk : error, { ...fetching, folder }, isDeskError(error));
        // When the database is away, it cannot be told either; health knows by itself.
        if (failures > 1 || !passing.has(fault.code)) await noteFailing(intake.db, fetching, fault, intake.now()).catch(() => {});
        await rest(wait(fault, failures, Math.random()));
      }
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      wakeUp();
      // What is being committed is finished first; a server that does not answer is not waited for.
      const late = setTimeout(() => client?.close(), 5000);
      await running;
      clearTimeout(late);
    },
  };
}
