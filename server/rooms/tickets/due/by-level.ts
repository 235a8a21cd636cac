import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { always, hoursBook, type Hours } from "../../calendars/index.ts";
import { levelFor, type LevelsBook, type Standing } from "../../levels/index.ts";

interface Promised {
  minutes: number;
  hours: Hours;
}

/** What a ticket that is opened now is promised: by its service level, or else what its priority and its request type say. */
export async function promisedNow(db: Db, now: Date, levels: LevelsBook, ticket: Standing, usual: Promised): Promise<Promised> {
  const level = levels.now && levelFor(levels.now.levels, ticket, "resolution");
  const minutes = level?.targets.resolution;
  if (!level || !minutes) return usual;
  if (level.hours === "theirs") return { ...usual, minutes };
  const open = isId(level.hours) ? (await hoursBook(db)).at(now.getTime()).calendar(level.hours) : always;
  return { minutes, hours: { counted: true, of: () => open } };
}
