import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { compareAll, type Counts } from "./compare-all.ts";
import { directoryFault, type Fault } from "./directory-fault.ts";
import { AtDirectory, readAll, type Course } from "./read-all.ts";
import { findDirectory, noteRead } from "./store.ts";
import { endSync, step, Stopped } from "./store-fence.ts";
import { countKnown, countLeaving, countRead, forgetRead, type SyncRow } from "./store-sync.ts";

/** So few may always leave: in a small company each one is many of a hundred. */
const alwaysFew = 3;

/** Whether so many may leave at once: a wrong base or filter looks as if everybody had. */
export const isTooMany = (known: number, leaving: number, read: number, most: number): boolean =>
  leaving > 0 && (read === 0 || (leaving > alwaysFew && leaving * 100 > known * most));

async function end(
  { db, sync, directory, now }: Course,
  state: "done" | "held" | "failed",
  fault: Fault | null,
  counts?: Counts,
): Promise<void> {
  const at = now();
  const values = { state, ended_at: at, failure: fault?.code ?? null, failure_facts: fault?.facts ?? {} };
  await endSync(db, sync, values, async (tx) => {
    const failing = fault && !ours.has(fault.code);
    if (failing)
      await noteRead(tx, directory.id, {
        failing_since: directory.failing_since ?? at,
        failure: fault.code,
        failure_facts: fault.facts,
      });
    else if (state !== "failed") {
      const well = { failing_since: null, failure: null, failure_facts: {} };
      await noteRead(tx, directory.id, state === "done" && !sync.preview ? { ...well, synced_at: at } : well);
    }
    const data = { directory_id: directory.id, name: directory.name, sync_id: sync.id, ...counts, ...(fault && { failure: fault.code }) };
    if (!sync.preview || state === "failed") await publish(tx, { type: `directory.${typeOf[state]}`, actorId: sync.asked_by, data }, at);
  });
  await forgetRead(db, sync.id);
}
const typeOf = { done: "synced", held: "sync_held", failed: "sync_failed" };
/** These say nothing about the directory. */
const ours = new Set(["interrupted", "changed", "internal"]);

/** Reads and compares; who would leave is counted before anything is written. */
async function read(course: Course): Promise<void> {
  const { db, sync, directory } = course;
  const accounts = await readAll(course);
  await countRead(db);
  const known = await countKnown(db, directory.id);
  await step(db, sync, async () => ({ state: "comparing" as const, known }));
  const isHeld = ({ left }: Pick<Counts, "left">) =>
    isTooMany(known, left, accounts, directory.most_leaving) && !(accounts > 0 && sync.accept_left !== null && left <= sync.accept_left);
  // Counted by the very plan only where it could be too many.
  const mayBeHeld = !sync.preview && isHeld({ left: await countLeaving(db, directory.id, sync.id) });
  const held = mayBeHeld && isHeld(await compareAll(course, accounts, "count"));
  const counts = await compareAll(course, accounts, held || sync.preview ? "tell" : "write");
  await end(course, held || (sync.preview && isHeld(counts)) ? "held" : "done", null, counts);
}

/**
 * Reads the people of a directory and takes over what changed; a preview writes nothing. Too many who would leave hold it: then nothing at
 * all is written. Whoever loses it to another process stops without a word. `complain` hears what went wrong here and not at the
 * directory. Publishes `directory.synced`, `directory.sync_held` or `directory.sync_failed`.
 */
export async function runSync(
  db: Db,
  sync: SyncRow,
  now: () => Date,
  isStopped: () => boolean = () => false,
  complain: (error: unknown) => void = () => {},
): Promise<void> {
  const directory = await findDirectory(db, sync.directory_id);
  if (!directory) return;
  const course = { db, sync, directory, now, isStopped };
  const facts = { host: directory.host };
  const fail = (fault: Fault) => end(course, "failed", fault);
  try {
    if (sync.state === "failed") return await fail({ code: "interrupted", facts });
    await read(course);
  } catch (error) {
    if (error instanceof Stopped) return error.why === "lost" ? undefined : await fail({ code: error.why, facts }).catch(unlessLost);
    if (!(error instanceof AtDirectory)) complain(error);
    const fault = error instanceof AtDirectory ? await directoryFault(error.cause, directory) : { code: "internal", facts };
    await fail(fault).catch(unlessLost);
  }
}

function unlessLost(error: unknown): void {
  if (!(error instanceof Stopped && error.why === "lost")) throw error;
}
