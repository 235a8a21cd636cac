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
  /** It was there when a thread was lost. */
  alone?: true;
}

/** Only a whole piece of memory moves; what shares one with others is copied. */
const movable = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && !bytes.buffer.detached && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);

/** So many short messages the thread has at once, that it need not wait for the next. */
const ahead = 4;
const isShort = ({ given }: Task): boolean => typeof given !== "string" && given.byteLength <= 64 * 1024;
const hasCompany = (task: Task): boolean => isShort(task) && task.alone !== true;

function take(task: Task, answer: Answer): void {
  if ("understood" in answer) task.done(answer.understood);
  else if ("limit" in answer) task.failed(notUnderstood("too_much", `over the limit of ${answer.limit}`, answer.limit));
  else task.failed(notUnderstood("broken", answer.broken));
}

/**
 * A thread that understands messages, one after the other: started by the first one, replaced when it dies or takes too long. Long ones are moved
 * there and gone here; give the path of a file to keep them. Rejects with `NotUnderstood`, and with nothing else.
 */
export function createUnderstanding({ worker: file, patience, memory }: UnderstandingOptions) {
  let waiting: Task[] = [];
  let worker: Worker | null = null;
  /** What the thread has, the first of it in its hands. */
  let given: Task[] = [];
  let late: NodeJS.Timeout | undefined;

  /** The thread is through with the first; the next one has as long. */
  function settle(finish: (task: Task) => void): void {
    const task = given.shift();
    watch();
    if (task) finish(task);
    next();
  }

  /**
   * The thread is lost: what it was doing fails, and what it had not begun gets a new one. Which that was is known where it was there
   * alone, or where nothing came back for too long; otherwise an answer may be lost with it, and each is given once more, alone.
   */
  function lose(lost: Worker, error: NotUnderstood): void {
    if (worker !== lost) return;
    worker = null;
    void lost.terminate();
    const known = given.length === 1 || error.reason === "took_too_long" ? 1 : 0;
    waiting = [...given.slice(known).map((task) => ({ ...task, alone: true as const })), ...waiting];
    given = given.slice(0, known);
    if (known > 0) return settle((task) => task.failed(error));
    clearTimeout(late);
    next();
  }

  function watch(): void {
    clearTimeout(late);
    const used = worker;
    if (used && given.length > 0)
      late = setTimeout(() => lose(used, notUnderstood("took_too_long", `not understood within ${patience} ms`)), patience);
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

  /** A short one is copied, so that it is still here when the thread is lost before it; a long one moves, and is there alone. */
  function give(used: Worker, task: Task): void {
    given.push(task);
    if (given.length === 1) watch();
    const moves = typeof task.given !== "string" && !isShort(task);
    const bytes = moves ? movable(task.given as Uint8Array) : task.given;
    used.postMessage(bytes, moves ? [(bytes as Uint8Array<ArrayBuffer>).buffer] : []);
  }

  function next(): void {
    const first = waiting[0];
    // An idle thread keeps no process alive.
    if (!first && given.length === 0) return void worker?.unref();
    if (!first) return;
    const goes = given.length === 0 || (given.length < ahead && [first, ...given].every(hasCompany));
    if (!goes) return;
    waiting.shift();
    const used = (worker ??= start());
    used.ref();
    give(used, first);
    next();
  }

  return (bytes: Uint8Array | string): Promise<Understood> =>
    new Promise((done, failed) => {
      waiting.push({ given: bytes, done, failed });
      next();
    });
}

/** The desk's own thread for it: 10 s and 512 MB per message. */
export const understandSafely = createUnderstanding({
  worker: new URL("./understand-worker.ts", import.meta.url),
  patience: 10_000,
  memory: 512,
});
