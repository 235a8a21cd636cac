import type { Db } from "../../platform/db.ts";
import { substitutesOf } from "./store.ts";

/** A substitute may be away, too; a circle of them ends. */
const deepest = 5;

/** Who stands in for each of these people now: they themselves, unless they are away and have somebody in their place. */
export async function standIns(db: Db, personIds: readonly string[], now: Date): Promise<Map<string, string>> {
  const stand = new Map(personIds.map((id) => [id, id]));
  for (let step = 0; step < deepest && stand.size > 0; step += 1) {
    const found = new Map((await substitutesOf(db, [...new Set(stand.values())], now)).map((row) => [row.person_id, row.substitute_id]));
    const moved = [...stand].filter(([, at]) => found.has(at));
    if (moved.length === 0) return stand;
    for (const [id, at] of moved) stand.set(id, found.get(at) ?? at);
  }
  // Nobody in the circle is there: it waits for who was meant.
  const away = new Set((await substitutesOf(db, [...stand.values()], now)).map((row) => row.person_id));
  for (const [id, at] of stand) if (away.has(at)) stand.set(id, id);
  return stand;
}
