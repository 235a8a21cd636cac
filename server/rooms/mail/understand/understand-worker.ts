import { readFile, stat } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { isTooMuch, limits, tooMuch, type Limit } from "./limits.ts";
import { understand } from "./understand.ts";
import type { Understood } from "./understood.ts";

/** What the thread answers: the message, or why not. */
export type Answer = { understood: Understood } | { limit: Limit } | { broken: string };

async function read(path: string): Promise<Uint8Array> {
  if ((await stat(path)).size > limits.message) throw tooMuch("message");
  return readFile(path);
}

/** Small buffers share one piece of memory, and so do views on the message; it can be given away only as a whole. */
const own = (content: Uint8Array): Uint8Array<ArrayBuffer> =>
  content.buffer instanceof ArrayBuffer && content.byteLength === content.buffer.byteLength
    ? new Uint8Array(content.buffer)
    : new Uint8Array(content);

async function answer(given: Uint8Array | string): Promise<Answer> {
  try {
    const understood = await understand(typeof given === "string" ? await read(given) : given);
    return { understood: { ...understood, attachments: understood.attachments.map((one) => ({ ...one, content: own(one.content) })) } };
  } catch (error) {
    return isTooMuch(error) ? { limit: error.limit } : { broken: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (given: Uint8Array | string) => {
  void answer(given).then((made) => {
    const moved = "understood" in made ? made.understood.attachments.map((one) => one.content.buffer as ArrayBuffer) : [];
    parentPort?.postMessage(made, moved);
  });
});
