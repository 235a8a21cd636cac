import { transaction, type Db } from "../../platform/db.ts";
import type { Stored } from "../../platform/files.ts";
import type { Job } from "../../platform/jobs.ts";
import { fileStore } from "./settings.ts";
import {
  deleteBlob,
  deleteStale,
  holdUnknown,
  holdUnreferenced,
  unknownContents,
  unknownPieces,
  unreferencedBlobs,
} from "./store-sweep.ts";
import { hoursKept } from "./upload.ts";

const batch = 200;
const aDayBefore = (now: Date): Date => new Date(now.getTime() - hoursKept * 3_600_000);

/** Forgets uploads that were left, and a day after the last reference was gone the contents that nothing refers to. */
export async function sweepUploads(db: Db, now: Date): Promise<void> {
  const before = aDayBefore(now);
  await fileStore().removePieces(await deleteStale(db, before));
  for (let found = batch; found === batch;) {
    const candidates = await unreferencedBlobs(db, before, batch);
    found = candidates.length;
    for (const sha256 of candidates) {
      await transaction(db, async (tx) => {
        if (!(await holdUnreferenced(tx, sha256, before))) return;
        await deleteBlob(tx, sha256);
        // Before the commit: whoever sends the same meanwhile waits for it, and then puts theirs there.
        await fileStore().remove(sha256);
      });
    }
  }
}

/** Old enough that nobody is still working on them, a page at a time. */
async function* oldOnes(stored: AsyncIterable<Stored>, before: Date): AsyncGenerator<string[]> {
  let names: string[] = [];
  for await (const { name, at } of stored) {
    if (at < before) names.push(name);
    if (names.length === batch) {
      yield names;
      names = [];
    }
  }
  if (names.length > 0) yield names;
}

/** Removes what a process that died left in the store and no row names. */
export async function sweepStore(db: Db, now: Date): Promise<void> {
  const store = fileStore();
  const before = aDayBefore(now);
  for await (const names of oldOnes(store.pieces(), before)) await store.removePieces(await unknownPieces(db, names));
  for await (const names of oldOnes(store.contents(), before)) {
    for (const sha256 of await unknownContents(db, names)) {
      await transaction(db, async (tx) => {
        if (!(await holdUnknown(tx, sha256, now))) return;
        await store.remove(sha256);
        await deleteBlob(tx, sha256);
      });
    }
  }
  await store.removeUnnamed(before);
}

export const jobs: Job[] = [
  { name: "files.sweep_uploads", pattern: "37 * * * *", run: sweepUploads },
  { name: "files.sweep_store", pattern: "41 3 * * *", run: sweepStore },
];
