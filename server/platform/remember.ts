import { settledRoot, type Db } from "./db.ts";
import { onPublished } from "./events/publish.ts";

/** As long (ms) as another process may not have heard of a change. */
const memory = 1000;
const most = 5000;

interface Remembered<T> {
  until: number;
  value: Promise<T>;
}

/**
 * `ask`, asked of the database once a second per key: for what every request needs and what seldom changes. A fact whose type
 * matches `about` makes this process forget all of it at once; another process hears of it within that second. A transaction
 * that told a fact itself asks anew: it may see what others do not see yet.
 */
export function remembered<K, T>(about: RegExp, ask: (db: Db, key: K) => Promise<T>): (db: Db, key: K) => Promise<T> {
  let known = new WeakMap<Db, Map<string, Remembered<T>>>();
  onPublished(({ type }) => {
    if (about.test(type)) known = new WeakMap();
  });
  return (db, key) => {
    const root = settledRoot(db);
    if (!root) return ask(db, key);
    const mine = known.get(root) ?? new Map<string, Remembered<T>>();
    known.set(root, mine);
    const name = JSON.stringify(key);
    const found = mine.get(name);
    if (found && found.until > performance.now()) return found.value;
    if (mine.size >= most) mine.clear();
    // Noted before it is answered: what is told meanwhile takes it out again.
    const entry = { until: performance.now() + memory, value: ask(db, key) };
    mine.set(name, entry);
    entry.value.catch(() => mine.get(name) === entry && mine.delete(name));
    return entry.value;
  };
}
