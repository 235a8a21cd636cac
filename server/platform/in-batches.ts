import type { Db } from "./db.ts";

interface How<T, R> {
  /** So many go together at most. */
  most: number;
  /** So many batches are under way at once. */
  lanes: number;
  /** Two that share a key go neither together nor at the same time, and in the order in which they came. */
  keysOf?: (item: T) => readonly string[];
  /**
   * Answers each in its place. When it fails, all of the batch fail. For one that takes longer it answers a promise: the batch is over
   * without it, while its keys stay held.
   */
  work: Work<T, R>;
}

type Work<T, R> = (items: readonly T[]) => Promise<readonly (R | Promise<R>)[]>;

interface Waiting<T, R> {
  item: T;
  keys: readonly string[];
  resolve(answer: Promise<R>): void;
}

/**
 * What many ask for at once is done in batches: whoever comes while others are at it goes along with the next. Nobody waits for
 * more to come, so one who comes alone goes alone.
 */
export function inBatches<T, R>({ most, lanes, keysOf = () => [], work }: How<T, R>): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  const taken = new Set<string>();
  let running = 0;
  let looking = false;

  /** The next that may go, in the order in which they came. */
  function pick(): Waiting<T, R>[] {
    const blocked = new Set(taken);
    const picked: Waiting<T, R>[] = [];
    const left: Waiting<T, R>[] = [];
    for (const one of waiting) {
      const goes = picked.length < most && !one.keys.some((key) => blocked.has(key));
      for (const key of one.keys) blocked.add(key);
      (goes ? picked : left).push(one);
    }
    waiting = left;
    return picked;
  }

  function run(batch: readonly Waiting<T, R>[]): void {
    for (const key of batch.flatMap(({ keys }) => keys)) taken.add(key);
    const answers = work(batch.map(({ item }) => item));
    for (const [n, { keys, resolve }] of batch.entries()) {
      const answer = answers.then((all) => all[n] as R | Promise<R>);
      const letGo = () => {
        for (const key of keys) taken.delete(key);
        lookSoon();
      };
      void answer.then(letGo, letGo);
      resolve(answer);
    }
    const over = () => {
      running--;
      lookSoon();
    };
    void answers.then(over, over);
  }

  function look(): void {
    looking = false;
    while (running < lanes) {
      const batch = pick();
      if (batch.length === 0) return;
      running++;
      run(batch);
    }
  }

  /** All that come in this turn of the loop go together, and all that were waiting for what it brings. */
  function lookSoon(): void {
    if (!looking) setImmediate(look);
    looking = true;
  }

  return (item) =>
    new Promise<R>((resolve) => {
      waiting.push({ item, keys: keysOf(item), resolve });
      lookSoon();
    });
}

/** `inBatches`, for each database apart. */
export function lanesOf<T, R>({
  work,
  ...how
}: Omit<How<T, R>, "work"> & { work: (db: Db, ...given: Parameters<Work<T, R>>) => ReturnType<Work<T, R>> }): (
  db: Db,
) => (item: T) => Promise<R> {
  const lanes = new WeakMap<Db, (item: T) => Promise<R>>();
  return (db) => {
    const lane = lanes.get(db) ?? inBatches<T, R>({ ...how, work: (items) => work(db, items) });
    lanes.set(db, lane);
    return lane;
  };
}
