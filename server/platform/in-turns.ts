import type { Db } from "./db.ts";

interface Line<W, T> {
  /** When its last turn ended. */
  ended: number;
  known: Map<string, { at: number; value: T }>;
  waiting: Map<string, W>;
  /** The turn that goes on, and the one that those who wait will have. */
  now: Promise<void>;
  next: Promise<void> | null;
}

interface How<W, T> {
  /** Milliseconds from one turn of a line to the next: however many ask, the database is asked no more often. */
  pause: number;
  /** Milliseconds for which an answer is good when nothing changes. */
  keeps: number;
  ask(root: Db, wanted: ReadonlyMap<string, W>): Promise<ReadonlyMap<string, T>>;
}

const mostLines = 2000;
const mostKnown = 5000;
const sleep = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));

/**
 * Answers that cost much and that many want at once, none older than the last change. Whoever asks in the pause after a turn waits
 * with all the others for the next one, which asks once for what they want together. `line`: who can wait together.
 */
export function inTurns<W, T>(how: How<W, T>) {
  const { pause, keeps } = how;
  let changed = 0;
  const lines = new WeakMap<Db, Map<string, Line<W, T>>>();

  const lineOf = (root: Db, name: string): Line<W, T> => {
    const all = lines.get(root) ?? new Map<string, Line<W, T>>();
    lines.set(root, all);
    if (all.size >= mostLines) for (const [other, { next }] of all) if (!next) all.delete(other);
    const line = all.get(name) ?? { ended: -pause, known: new Map(), waiting: new Map(), now: Promise.resolve(), next: null };
    all.set(name, line);
    return line;
  };

  async function ask(root: Db, line: Line<W, T>): Promise<void> {
    const wanted = new Map(line.waiting);
    line.waiting.clear();
    const began = performance.now();
    const answers = await how.ask(root, wanted).finally(() => (line.ended = performance.now()));
    if (line.known.size > mostKnown) line.known.clear();
    for (const [key, value] of answers) line.known.set(key, { at: began, value });
  }

  /** After the turn that goes on, and the pause: also when that failed. */
  async function turn(root: Db, line: Line<W, T>): Promise<void> {
    await line.now.catch(() => {});
    await sleep(Math.max(0, line.ended + pause - performance.now()));
    line.next = null;
    line.now = ask(root, line);
    return line.now;
  }

  return {
    /** Whatever is known may be wrong from now on. */
    forget: () => void (changed = performance.now()),
    async recall(root: Db, name: string, wanted: ReadonlyMap<string, W>): Promise<ReadonlyMap<string, T>> {
      const line = lineOf(root, name);
      const since = Math.max(changed, performance.now() - keeps);
      const missing = [...wanted].filter(([key]) => (line.known.get(key)?.at ?? -1) < since);
      if (missing.length > 0) {
        for (const [key, each] of missing) line.waiting.set(key, each);
        line.next ??= turn(root, line);
        await line.next;
      }
      return new Map([...wanted.keys()].flatMap((key) => (line.known.has(key) ? [[key, line.known.get(key)?.value as T]] : [])));
    },
  };
}
