import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import type { Log } from "../../../platform/log.ts";
import { endLeases, findMailboxById, leaseMailboxes } from "../../mailboxes/index.ts";
import type { Intake } from "./imap-take.ts";
import { startReader, type Reader, type ReaderOptions } from "./imap-reader.ts";

/** Looks this often (ms) for mailboxes that were added, changed, given up, or left by a process that is no more. */
const look = 5000;

export interface ReadingOptions extends ReaderOptions {
  look?: number;
}

/** Reads every active mailbox that no other process reads, and follows what the settings say. */
export function readMailboxes(db: Db, log: Log, intake: Intake, options: ReadingOptions = {}): { stop(): Promise<void> } {
  const id = newId();
  const readers = new Map<string, { revision: number; reader: Reader }>();
  let stopped = false;

  async function end(mailboxId: string): Promise<void> {
    const running = readers.get(mailboxId);
    readers.delete(mailboxId);
    await running?.reader.stop();
  }

  async function follow(): Promise<void> {
    const ours = await leaseMailboxes(db, id);
    const gone = [...readers].filter(
      ([mailboxId, { revision }]) => !ours.some((row) => row.mailbox_id === mailboxId && row.revision === revision),
    );
    await Promise.all(gone.map(([mailboxId]) => end(mailboxId)));
    for (const row of ours.filter(({ mailbox_id }) => !readers.has(mailbox_id))) {
      const mailbox = await findMailboxById(db, row.mailbox_id);
      if (mailbox && !stopped) readers.set(row.mailbox_id, { revision: row.revision, reader: startReader(intake, mailbox, row, options) });
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await follow().catch((error: unknown) => log.warn({ err: error }, "mailboxes could not be looked for"));
      await new Promise<void>((done) => {
        const timer = setTimeout(done, options.look ?? look);
        wakeUp = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  }
  let wakeUp = () => {};
  const running = run();
  return {
    async stop() {
      stopped = true;
      wakeUp();
      await running;
      await Promise.all([...readers.keys()].map(end));
      await endLeases(db, id).catch(() => {});
    },
  };
}
