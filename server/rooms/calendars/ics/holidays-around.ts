import { createThread } from "../../../platform/thread.ts";
import type { Answer, Given } from "./read-ics-worker.ts";
import type { HolidaysRead } from "./read-ics.ts";

type Read = (file: string, now: Date) => Promise<HolidaysRead | null>;

/** A thread of its own for such files, which may die: whoever writes one may keep its reader busy for longer than `patience` (ms). */
export function createReading(patience: number): Read {
  const ask = createThread<Given, Answer>({
    worker: new URL("./read-ics-worker.ts", import.meta.url),
    patience,
    memory: 128,
    lost: (reason, message) => Object.assign(new Error(message), { reason }),
  });
  return (file, now) => ask({ file, from: `${now.getUTCFullYear() - 1}-01-01`, to: `${now.getUTCFullYear() + 5}-12-31` }).catch(() => null);
}

/** From last year to five years ahead: what is older counts for nothing that is open. Null: it cannot be read. */
export const holidaysAround: Read = createReading(5000);
