import type { Db } from "./db.ts";
import type { Log } from "./log.ts";

/** What a worker does for as long as it runs: sending mail, listening to mailboxes. Any number of workers may do it at once. */
export interface Work {
  name: string;
  start(db: Db, log: Log): Promise<{ stop(): Promise<void> }>;
}
