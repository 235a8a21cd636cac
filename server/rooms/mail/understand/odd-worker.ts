import { parentPort } from "node:worker_threads";
import { understand } from "./understand.ts";
import type { Answer } from "./understand-worker.ts";

// For understanding.test.ts: a thread that does what the message's subject says.
const deeds: Record<string, () => void> = {
  hang: () => {
    for (;;);
  },
  die: () => process.exit(3),
  eat: () => {
    const eaten: string[][] = [];
    for (;;) eaten.push(Array.from({ length: 100_000 }, (_, at) => `${at}`));
  },
};

parentPort?.on("message", (given: Uint8Array) => {
  void understand(given).then((understood) => {
    deeds[understood.subject]?.();
    parentPort?.postMessage({ understood } satisfies Answer);
  });
});
