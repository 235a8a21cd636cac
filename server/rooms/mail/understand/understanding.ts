import { Worker } from "node:worker_threads";
import { notUnderstood, type NotUnderstood } from "./not-understood.ts";
import type { Answer } from "./understand-worker.ts";
import type { Understood } from "./understood.ts";

export interface UnderstandingOptions {
  worker: URL;
  /** A message that takes longer (ms) was made to keep us busy. */
  patience: number;
  /** MB of JavaScript's memory; the message's bytes, which are outside, have a limit of their own. */
  memory: number;
}

interface Task {
  given: Uint8Array | string;
  done: (understood: Understood) => void;
  failed: (error: Error) => void;
}

/** Only a whole piece of memory moves; what shares one with others is copied. */
const movable = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && !bytes.buffer.detached && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);

function take(task: Task, answer: Answer): void {
  if ("understood" in answer) task.done(answer.understood);
  else if ("limit" in answer) task.failed(notUnderstood("too_much", `over the limit of ${answer.limit}`, answer.limit));
  else task.failed(notUnderstood("broken", answer.broken));
}

/**
 * A thread that understands messages, one after the other: started by the first one, replaced when it dies or takes too long. Bytes are moved
 * there and gone here; give the path of a file to keep them. Rejects with `NotUnderstood`, and with nothing else.
 */
export function createUnderstanding({ worker: file, patience, memory }: UnderstandingOptions) {
  const waiting: Task[] = [];
  let worker: Worker | null = null;
  let current: Task | null = null;
  let late: NodeJS.Timeout | undefined;

  /** Ends the current task; the next one follows. */
  function settle(finish: (task: Task) => void): void {
    clearTimeout(late);
    const task = current;
    current = null;
    if (task) finish(task);
    next();
  }

  /** The thread is lost: what it was doing fails, and the next message gets a new one. */
  function lose(lost: Worker, error: NotUnderstood): void {
    if (worker !== lost) return;
    worker = null;
    void lost.terminate();
    settle((task) => task.failed(error));
  }

  function start(): Worker {
    const started = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memory }, env: {} });
    started.on("message", (answer: Answer) => worker === started && settle((task) => take(task, answer)));
    started.on("error", (error: NodeJS.ErrnoException) =>
      lose(started, notUnderstood(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "out_of_memory" : "worker_died", error.message)),
    );
    started.on("exit", (code) => lose(started, notUnderstood("worker_died", `the thread ended with ${code}`)));
    return started;
  }

  function next(): void {
    if (current) return;
    const task = waiting.shift();
    // An idle thread keeps no process alive.
    if (!task) return void worker?.unref();
    const used = (worker ??= start());
    used.ref();
    current = task;
    late = setTimeout(() => lose(used, notUnderstood("took_too_long", `not understood within ${patience} ms`)), patience);
    const given = typeof task.given === "string" ? task.given : movable(task.given);
    used.postMessage(given, typeof given === "string" ? [] : [given.buffer]);
  }

  return (given: Uint8Array | string): Promise<Understood> =>
    new Promise((done, failed) => {
      waiting.push({ given, done, failed });
      next();
    });
}

/** The desk's own thread for it: 10 s and 512 MB per message. */
export const understandSafely = createUnderstanding({
  worker: new URL("./understand-worker.ts", import.meta.url),
  patience: 10_000,
  memory: 512,
});
