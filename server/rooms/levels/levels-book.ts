import type { Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import type { KeptLevel } from "./level.ts";
import { listsKept, listsNamed } from "./store.ts";

/** All service levels as they were at one time, in order. */
export interface LevelList {
  version: number;
  from: number;
  levels: readonly KeptLevel[];
}

/** The service levels of all times. */
export interface LevelsBook {
  /** There never was one: nothing but priorities and request types promises anything. */
  empty: boolean;
  now: LevelList | null;
  /** Null: there were none yet. */
  at(moment: number): LevelList | null;
}

/** Lists are never written over. */
const known = new Map<string, readonly KeptLevel[]>();
const most = 1000;

export const bookOf = (lists: readonly LevelList[]): LevelsBook => ({
  empty: lists.length === 0,
  now: lists.at(-1) ?? null,
  at: (moment) => lists.findLast(({ from }) => from <= moment) ?? null,
});

/** Lists from before there were warnings name none. */
const whole = (level: KeptLevel): KeptLevel => ({ ...level, warnings: level.warnings ?? [] });

/** The service levels there are and were, as of now. */
export async function readLevels(db: Db): Promise<LevelsBook> {
  const lists = await listsKept(db);
  if (known.size > most) known.clear();
  const missing = lists.map(({ id }) => id).filter((id) => !known.has(id));
  if (missing.length > 0) for (const { id, levels } of await listsNamed(db, missing)) known.set(id, levels.map(whole));
  return bookOf(lists.map(({ id, version, from_at }) => ({ version, from: from_at.getTime(), levels: known.get(id) ?? [] })));
}

const asked = remembered(/^service_level\./, (db, _: "all") => readLevels(db));

/** The service levels there are and were, as of a second ago at most. */
export const levelsBook = (db: Db): Promise<LevelsBook> => asked(db, "all");
