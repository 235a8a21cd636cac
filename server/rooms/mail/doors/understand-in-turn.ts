import type { Db } from "../../../platform/db.ts";
import type { Log } from "../../../platform/log.ts";
import { digest } from "../digest.ts";

/** More than these wait for the job that looks for what was left. */
const mostWaiting = 1000;

/** Understands what a door has kept, one after the other: a door never waits for it, and what fails here a job tries again. */
export function understandInTurn(db: Db, log: Log): { add(id: string): void; stop(): Promise<void> } {
  const waiting: string[] = [];
  let working: Promise<void> | null = null;
  let stopped = false;
  async function work(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined && !stopped; id = waiting.shift())
      await digest(db, id, new Date()).catch((error: unknown) =>
        log.warn({ err: error, mail: id }, "a message could not be understood yet"),
      );
    working = null;
  }
  return {
    add(id) {
      if (stopped || waiting.length >= mostWaiting) return;
      waiting.push(id);
      working ??= work();
    },
    async stop() {
      stopped = true;
      await working;
    },
  };
}
