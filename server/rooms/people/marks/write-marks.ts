import type { PersonMark } from "../../../../contract/person-marks.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { mostMarks } from "./mark-person.ts";
import { countMarks, dropMarks, lockMarks, putMarks } from "./store-marks.ts";

interface Change {
  person: { id: string };
  mark: PersonMark;
  on: boolean;
}

/** Sets and takes away many marks at once, and tells nobody: whoever asks for it does. */
export async function writeMarks(tx: Db, actor: Actor, now: Date, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await lockMarks(tx);
  const of = (on: boolean) => changes.filter((change) => change.on === on).map(({ person, mark }) => ({ person_id: person.id, mark }));
  const [dropped, put] = [of(false), of(true)];
  if (dropped.length > 0) await dropMarks(tx, dropped);
  if ((await countMarks(tx)) + put.length > mostMarks) throw new Problem(409, "too_many_marks", { facts: { most: mostMarks } });
  if (put.length > 0)
    await putMarks(
      tx,
      put.map((row) => ({ ...row, note: null, set_by: actor.personId, set_at: now })),
    );
}
