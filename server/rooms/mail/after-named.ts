import type { Db } from "../../platform/db.ts";
import { referencesIn } from "./find-candidate.ts";
import type { Understood } from "./understand/understood.ts";

/** What is being made of messages in this process, by their ids. */
const underWay = new WeakMap<Db, Map<string, Promise<unknown>>>();

/**
 * Does `work` when it is known what became of the messages that this one names, where they came before it and are under way in this
 * process: until then nobody finds the ticket that it answers. One waits only for those before it, so no two wait for each other.
 */
export async function afterNamed<T>(db: Db, understood: Understood, work: () => Promise<T>): Promise<T> {
  const ids = underWay.get(db) ?? new Map<string, Promise<unknown>>();
  underWay.set(db, ids);
  const named = referencesIn(understood).flatMap((id) => ids.get(id) ?? []);
  const done = named.length > 0 ? Promise.allSettled(named).then(work) : work();
  const id = understood.message_id;
  if (!id) return done;
  // A copy of one that is under way does not end what waits for both.
  const both = Promise.allSettled([done, ids.get(id)]);
  ids.set(id, both);
  void both.then(() => ids.get(id) === both && ids.delete(id));
  return done;
}
