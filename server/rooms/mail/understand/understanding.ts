import { createThread } from "../../../platform/thread.ts";
import { notUnderstood } from "./not-understood.ts";
import type { Answer } from "./understand-worker.ts";
import type { Understood } from "./understood.ts";

export interface UnderstandingOptions {
  worker: URL;
  /** A message that takes longer (ms) was made to keep us busy. */
  patience: number;
  /** MB of JavaScript's memory; the message's bytes, which are outside, have a limit of their own. */
  memory: number;
}

/** Only a whole piece of memory moves; what shares one with others is copied. */
const movable = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && !bytes.buffer.detached && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);

function moved(given: Uint8Array | string) {
  if (typeof given === "string") return { message: given, transfer: [] };
  const bytes = movable(given);
  return { message: bytes, transfer: [bytes.buffer] };
}

/**
 * A thread that understands messages, one after the other. Long ones are moved there and gone here; give the path of a file to keep them.
 * Rejects with `NotUnderstood`, and with nothing else.
 */
export function createUnderstanding(options: UnderstandingOptions) {
  const ask = createThread<Uint8Array | string, Answer>({
    ...options,
    lost: notUnderstood,
    isShort: (given) => typeof given !== "string" && given.byteLength <= 64 * 1024,
    moved,
  });
  return async (bytes: Uint8Array | string): Promise<Understood> => {
    const answer = await ask(bytes);
    if ("understood" in answer) return answer.understood;
    if ("limit" in answer) throw notUnderstood("too_much", `over the limit of ${answer.limit}`, answer.limit);
    throw notUnderstood("broken", answer.broken);
  };
}

/** The desk's own thread for it: 10 s and 512 MB per message. */
export const understandSafely = createUnderstanding({
  worker: new URL("./understand-worker.ts", import.meta.url),
  patience: 10_000,
  memory: 512,
});
