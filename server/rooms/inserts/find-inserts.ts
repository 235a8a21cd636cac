import type { Insert } from "../../../contract/inserts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { allSources } from "./source.ts";

const most = 10;

/** By turns from each source, so that none hides another. Pure. */
export function byTurns<T>(lists: readonly (readonly T[])[], limit: number): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)));
  return turns.flat().slice(0, limit);
}

export async function findInserts(db: Db, actor: Actor, q: string): Promise<Insert[]> {
  const words = q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = await Promise.all(
    allSources().map(async ({ source, find }) => (await find(db, actor, words, actor.language)).map((one) => ({ source, ...one }))),
  );
  return byTurns(found, most);
}
