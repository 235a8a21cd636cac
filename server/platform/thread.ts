import { Worker } from "node:worker_threads";

export type Lost = "took_too_long" | "out_of_memory" | "worker_died";

export interface ThreadOptions<Given> {
  worker: URL;
  /** What takes longer (ms) was made to keep us busy. */
  patience: number;
  /** MB of JavaScript's memory; bytes that are given, which are outside, need a limit of their own. */
  memory: number;
  /** How a task is told that the thread was lost with it. */
  lost: (reason: Lost, message: string) => Error;
  /** A short one is copied, so that it is still here when the thread is lost before it; others are there alone. Left out: all are alone. */
  isShort?: (given: Given) => boolean;
  /** What is posted instead of a long one, and what of it moves there. */
  moved?: (given: Given) => { message: unknown; transfer: ArrayBuffer[] };
}

interface Task<Given, Answer> {
  given: Given;
  done: (answer: Answer) => void;
  failed: (error: Error) => void;
  /** It was there when a thread was lost. */
  alone?: true;
}

/** So many short ones the thread has at once, that it need not wait for the next. */
const ahead = 4;

/**
 * A thread that may die, for what others wrote: it answers one message after the other, is started by the first one and replaced when it dies or
 * takes too long. Rejects with what `lost` makes, and with nothing else.
 */
export function createThread<Given, Answer>({ worker: file, patience, memory, lost: errorOf, isShort, moved }: ThreadOptions<Given>) {
  type Waiting = Task<Given, Answer>;
  let waiting: Waiting[] = [];
  let worker: Worker | null = null;
  /** What the thread has, the first of it in its hands. */
  let given: Waiting[] = [];
  let late: NodeJS.Timeout | undefined;
  const short = (task: Waiting): boolean => isShort?.(task.given) === true;
  const hasCompany = (task: Waiting): boolean => short(task) && task.alone !== true;

  /** The thread is through with the first; the next one has as long. */
  function settle(finish: (task: Waiting) => void): void {
    const task = given.shift();
    watch();
    if (task) finish(task);
    next();
  }

  /**
   * The thread is lost: what it was doing fails, and what it had not begun gets a new one. Which that was is known where it was there
   * alone, or where nothing came back for too long; otherwise an answer may be lost with it, and each is given once more, alone.
   */
  function lose(gone: Worker, reason: Lost, message: string): void {
    if (worker !== gone) return;
    worker = null;
    void gone.terminate();
    const known = given.length === 1 || reason === "took_too_long" ? 1 : 0;
    waiting = [...given.slice(known).map((task) => ({ ...task, alone: true as const })), ...waiting];
    given = given.slice(0, known);
    if (known > 0) return settle((task) => task.failed(errorOf(reason, message)));
    clearTimeout(late);
    next();
  }

  function watch(): void {
    clearTimeout(late);
    const used = worker;
    if (used && given.length > 0) late = setTimeout(() => lose(used, "took_too_long", `not understood within ${patience} ms`), patience);
  }

  function start(): Worker {
    const started = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memory }, env: {} });
    started.on("message", (answer: Answer) => worker === started && settle((task) => task.done(answer)));
    started.on("error", (error: NodeJS.ErrnoException) =>
      lose(started, error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "out_of_memory" : "worker_died", error.message),
    );
    started.on("exit", (code) => lose(started, "worker_died", `the thread ended with ${code}`));
    return started;
  }

  function give(used: Worker, task: Waiting): void {
    given.push(task);
    if (given.length === 1) watch();
    const { message, transfer } = short(task) || !moved ? { message: task.given, transfer: [] } : moved(task.given);
    used.postMessage(message, transfer);
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

  return (message: Given): Promise<Answer> =>
    new Promise((done, failed) => {
      waiting.push({ given: message, done, failed });
      next();
    });
}
