import { isTransaction, rootOf, type Db } from "./db.ts";
import { onPublished, toldIn } from "./events/publish.ts";

/** As long (ms) as another process may not have heard of a change. */
const memory = 1000;
const most = 5000;

interface Remembered<T> {
  until: number;
  value: Promise<T>;
  /** The transaction whose connection is asked, until it has answered; null for a connection that holds nothing. */
  asking: Db | null;
}

/**
 * What was asked of a database a moment ago, by name; `forget` drops all of it. Many who ask at once are answered by one question.
 * For what every request needs, or what costs much: it is a second old at most.
 */
export function memoryOf<T>() {
  let known = new WeakMap<Db, Map<string, Remembered<T>>>();
  return {
    forget: () => void (known = new WeakMap()),
    /**
     * `db`: who asks. A transaction never waits for an answer that another one is still asked for: that one may be waiting for a row
     * that this one holds, and PostgreSQL would not see the circle.
     */
    recall(root: Db, name: string, ask: () => Promise<T>, db: Db = root): Promise<T> {
      const mine = known.get(root) ?? new Map<string, Remembered<T>>();
      known.set(root, mine);
      const found = mine.get(name);
      const current = found && found.until > performance.now();
      if (current && found.asking && isTransaction(db) && found.asking !== db) return ask();
      if (current) return found.value.catch(ask); // who asked first may have failed at something else
      if (mine.size >= most) mine.clear();
      // Noted before it is answered: what is told meanwhile takes it out again.
      const entry: Remembered<T> = { until: performance.now() + memory, value: ask(), asking: isTransaction(db) ? db : null };
      mine.set(name, entry);
      entry.value.then(
        () => (entry.asking = null),
        () => mine.get(name) === entry && mine.delete(name),
      );
      return entry.value;
    },
  };
}

/**
 * `ask`, remembered by its key: for what seldom changes. A fact whose type matches `about` makes this process forget all of it at
 * once; another process hears of it within that second. A transaction that told such a fact itself asks anew: it may see what
 * others do not see yet.
 */
export function remembered<K, T>(about: RegExp, ask: (db: Db, key: K) => Promise<T>): (db: Db, key: K) => Promise<T> {
  const { recall, forget } = memoryOf<T>();
  onPublished(({ type }) => {
    if (about.test(type)) forget();
  });
  return (db, key) => {
    const root = rootOf(db);
    const isChanged = [...toldIn(db)].some((type) => about.test(type));
    return root && !isChanged ? recall(root, JSON.stringify(key), () => ask(db, key), db) : ask(db, key);
  };
}
