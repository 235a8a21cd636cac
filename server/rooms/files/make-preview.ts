import { Worker } from "node:worker_threads";
import { transaction, type Db } from "../../platform/db.ts";
import { createTurns } from "../../platform/http/turns.ts";
import { notFound } from "../../platform/problem.ts";
import { fileStore } from "./settings.ts";
import { noteBlob, setPreview } from "./store-blob.ts";
import type { Picture } from "./tables.ts";

/** A picture that takes longer (ms) was made to keep us busy. */
const patience = 10_000;
const turns = createTurns({ atOnce: 1, waiting: 100 });

/** Re-encodes in a thread of its own, which ends when it takes too long; null: it is no picture after all. */
function render(bytes: Buffer, picture: Picture): Promise<Buffer | null> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL("./preview-worker.ts", import.meta.url), {
      workerData: { bytes, picture },
      resourceLimits: { maxOldGenerationSizeMb: 128 },
      env: {},
    });
    const late = setTimeout(() => (done(null), void worker.terminate()), patience);
    worker.once("message", (made: Uint8Array | null) => done(made && Buffer.from(made)));
    worker.once("error", failed);
    worker.once("exit", () => (clearTimeout(late), done(null)));
  });
}

async function readAll(sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await fileStore().open(sha256)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Makes the preview of a content and keeps it. One at a time: pictures are the most expensive thing a stranger can send. */
export function makePreview(
  db: Db,
  now: Date,
  { sha256, picture }: { sha256: string; picture: Picture },
): Promise<{ sha256: string; bytes: number }> {
  return turns.take("preview", async () => {
    const webp = await render(await readAll(sha256), picture);
    if (!webp) {
      await setPreview(db, sha256, null);
      throw notFound("preview");
    }
    const content = await fileStore().write(webp);
    try {
      await transaction(db, async (tx) => {
        await noteBlob(tx, { sha256: content.sha256, bytes: content.bytes, picture: null }, now);
        await setPreview(tx, sha256, content.sha256);
        await content.keep();
      });
    } finally {
      await content.drop();
    }
    return { sha256: content.sha256, bytes: content.bytes };
  });
}
