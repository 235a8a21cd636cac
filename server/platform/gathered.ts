import type { Db } from "./db.ts";

/**
 * A question that many parts of one transaction ask in the same moment, asked once for all of them: a statement costs this process more
 * than a row of its answer. `ask` answers each in its place, and what fails fails all. It leaves a moment later than it was asked for:
 * not for what is said within `lastly`.
 */
export function gathered<Given, Answer>(
  ask: (db: Db, given: readonly Given[]) => Promise<readonly Answer[]>,
): (db: Db, one: Given) => Promise<Answer> {
  const open = new WeakMap<Db, { given: Given[]; answers: Promise<readonly Answer[]> }>();

  function begin(db: Db) {
    const given: Given[] = [];
    const answers = new Promise<void>((soon) => process.nextTick(soon)).then(() => {
      open.delete(db);
      return ask(db, given);
    });
    const begun = { given, answers };
    open.set(db, begun);
    return begun;
  }

  return async (db, one) => {
    const { given, answers } = open.get(db) ?? begin(db);
    const place = given.push(one) - 1;
    return (await answers)[place] as Answer;
  };
}
