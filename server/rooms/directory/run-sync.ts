import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { directoryFault, type Fault } from "./directory-fault.ts";
import { passwordOf } from "./kept-password.ts";
import { connectLdap } from "./ldap/connect-ldap.ts";
import { findDirectory, noteRead, type ShownDirectory } from "./store.ts";
import {
  changeSync,
  countLeaving,
  countRead,
  forgetRead,
  goneAfter,
  keepChanges,
  keepRead,
  readAfter,
  type SyncRow,
} from "./store-sync.ts";
import { takeBatch, type Taken } from "./take-batch.ts";
import { takeGone } from "./take-gone.ts";

const atOnce = 1000;
/** Longer than a page takes: whoever takes no step for so long is dead. */
export const lease = 120_000;
/** So few may always leave: in a small company each one is many of a hundred. */
const alwaysFew = 3;

interface Course {
  db: Db;
  sync: SyncRow;
  directory: ShownDirectory;
  now: () => Date;
  isStopped: () => boolean;
}

const later = (now: Date): Date => new Date(now.getTime() + lease);
const stopped = () => Object.assign(new Error("the desk stops"), { code: "STOPPED" });

/** All that is there, page by page, before anything is compared: of a directory that breaks off nothing is believed. */
async function readAll({ db, sync, directory, now, isStopped }: Course): Promise<number> {
  const connector = await connectLdap(directory, passwordOf(directory));
  let read = 0;
  try {
    await connector.check();
    for await (const page of connector.people()) {
      if (isStopped()) throw stopped();
      await keepRead(db, sync.id, page);
      read += page.length;
      await changeSync(db, sync.id, { read, leased_until: later(now()) });
    }
  } finally {
    await connector.close();
  }
  return read;
}

type Counts = Record<"created" | "changed" | "left" | "back" | "refused" | "unchanged", number>;

/** Each page in a transaction of its own, with its count: what is told is what was written. */
async function compareAll({ db, sync, directory, now, isStopped }: Course, writes: boolean): Promise<Counts> {
  const counts: Counts = { created: 0, changed: 0, left: 0, back: 0, refused: 0, unchanged: 0 };
  let n = 0;
  const pages = async <T extends { key: string }>(next: (after: string) => Promise<T[]>, take: (tx: Db, rows: T[]) => Promise<Taken>) => {
    for (let [after, rows] = ["", await next("")]; rows.length > 0; rows = await next(after)) {
      if (isStopped()) throw stopped();
      await transaction(db, async (tx) => {
        const { changes, unchanged } = await take(tx, rows);
        await keepChanges(
          tx,
          changes.map((change) => ({ ...change, sync_id: sync.id, n: (n += 1) })),
        );
        for (const { outcome } of changes) counts[outcome] += 1;
        counts.unchanged += unchanged;
        await changeSync(tx, sync.id, { ...counts, leased_until: later(now()) });
      });
      after = rows.at(-1)?.key ?? "";
    }
  };
  await pages(
    (after) => readAfter(db, directory.id, sync.id, after, atOnce),
    (tx, rows) => takeBatch(tx, directory, rows, now(), writes),
  );
  await pages(
    (after) => goneAfter(db, directory.id, sync.id, after, atOnce),
    (tx, rows) => takeGone(tx, directory.id, rows, now(), writes),
  );
  return counts;
}

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
  await transaction(db, async (tx) => {
    await changeSync(tx, sync.id, {
      state,
      ended_at: at,
      leased_until: null,
      failure: fault?.code ?? null,
      failure_facts: fault?.facts ?? {},
    });
    // What was interrupted here says nothing about the directory.
    const failing =
      fault && fault.code !== "interrupted"
        ? { failing_since: directory.failing_since ?? at, failure: fault.code, failure_facts: fault.facts }
        : null;
    if (failing) await noteRead(tx, directory.id, failing);
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

/**
 * Reads the people of a directory and takes over what changed; a preview writes nothing. Too many who would leave hold it: then nothing at
 * all is written. Publishes `directory.synced`, `directory.sync_held` or `directory.sync_failed`.
 */
export async function runSync(db: Db, sync: SyncRow, now: () => Date, isStopped: () => boolean = () => false): Promise<void> {
  const directory = await findDirectory(db, sync.directory_id);
  if (!directory) return;
  const course = { db, sync, directory, now, isStopped };
  if (sync.state === "failed") return end(course, "failed", { code: "interrupted", facts: { host: directory.host } });
  try {
    const read = await readAll(course);
    await countRead(db);
    const { known, leaving } = await countLeaving(db, directory.id, sync.id);
    const held = isTooMany(known, leaving, read, directory.most_leaving) && !sync.accept_leaving;
    await changeSync(db, sync.id, { state: "comparing", known, leased_until: later(now()) });
    const counts = await compareAll(course, !held && !sync.preview);
    await end(course, held ? "held" : "done", null, counts);
  } catch (error) {
    const wasStopped = error instanceof Error && "code" in error && error.code === "STOPPED";
    await end(
      course,
      "failed",
      wasStopped ? { code: "interrupted", facts: { host: directory.host } } : await directoryFault(error, directory),
    );
  }
}
