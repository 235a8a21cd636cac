import type { Db } from "../../platform/db.ts";
import { standIns } from "./stand-in.ts";
import { awayAt, namesOf } from "./store.ts";

/** Until when everybody is away who is now, by id. */
export const leaveNow = async (db: Db, personIds: readonly string[] | null, now: Date): Promise<Map<string, Date>> =>
  new Map((await awayAt(db, personIds, now)).map(({ person_id, until_at }) => [person_id, until_at]));

export interface AwayNow {
  person: { id: string; name: string };
  until: Date;
  /** Who is there in their place; null: nobody. */
  standIn: { id: string; name: string } | null;
}

/** Who of these people is away now, or who of all; by name. */
export async function awayNow(db: Db, personIds: readonly string[] | null, now: Date): Promise<AwayNow[]> {
  const rows = await awayAt(db, personIds, now);
  const stand = await standIns(
    db,
    rows.map((row) => row.person_id),
    now,
  );
  const others = [...new Set([...stand].flatMap(([id, at]) => (id === at ? [] : at)))];
  // Somebody at the end of a line of substitutes may be away with nobody in their place.
  const gone = new Set((await awayAt(db, others, now)).map((row) => row.person_id));
  const names = new Map((await namesOf(db, others)).map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const id = stand.get(row.person_id) ?? row.person_id;
    const name = names.get(id);
    const isThere = id !== row.person_id && name !== undefined && !gone.has(id);
    return { person: { id: row.person_id, name: row.name }, until: row.until_at, standIn: isThere ? { id, name } : null };
  });
}
