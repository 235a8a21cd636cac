import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import type { Log } from "../../../platform/log.ts";
import type { Work } from "../../../platform/work.ts";
import { endConnections, leaseConnections } from "../store-connection.ts";
import { listenTo, usualPace, type Listening, type Pace } from "./listen-to.ts";

/** Looks this often (ms) for systems that were added, changed, switched off, or left by a process that is no more. */
const usualLook = 5000;

/** Listens to every active Asterisk that no other process listens to, and follows what the settings say. */
export function startListening(db: Db, log: Log, pace: Pace = usualPace, look = usualLook): { stop(): Promise<void> } {
  const id = newId();
  const heard = new Map<string, { version: number; listening: Listening }>();
  let stopped = false;
  let wakeUp = () => {};

  async function end(systemId: string): Promise<void> {
    const running = heard.get(systemId);
    heard.delete(systemId);
    await running?.listening.stop();
  }

  async function follow(): Promise<void> {
    const ours = await leaseConnections(db, id);
    const gone = [...heard].filter(([systemId, { version }]) => !ours.some((row) => row.id === systemId && row.version === version));
    await Promise.all(gone.map(([systemId]) => end(systemId)));
    for (const row of ours)
      if (!heard.has(row.id) && !stopped) heard.set(row.id, { version: row.version, listening: listenTo(db, log, row, pace) });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await follow().catch((error: unknown) => log.warn({ err: error }, "telephone systems could not be looked for"));
      await new Promise<void>((done) => {
        const timer = setTimeout(done, look);
        wakeUp = () => {
          clearTimeout(timer);
          done();
        };
        if (stopped) wakeUp();
      });
    }
  }
  const running = run();
  return {
    async stop() {
      stopped = true;
      wakeUp();
      await running;
      await Promise.all([...heard.keys()].map(end));
      await endConnections(db, id).catch(() => {});
    },
  };
}

export const listening: Work = { name: "telephone systems", start: async (db, log) => startListening(db, log) };
