import type { PersonMark } from "../../../../contract/person-marks.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { lockPerson, personById } from "../store.ts";
import { mayMark } from "./may-mark.ts";
import { countMarks, lockMarks, markOf, putMarks, type MarkRow } from "./store-marks.ts";

/** Screens read all marks at once, to look at them for every name. */
export const mostMarks = 5000;

export function requireMayMark(actor: Actor, mark: PersonMark): void {
  if (!mayMark(actor).includes(mark)) throw new Problem(403, "not_yours_to_mark");
}

/** Marks somebody, or changes what the mark says. Publishes `person.marked`, without the note: that is for who helps them. */
export async function markPerson(
  tx: Db,
  actor: Actor,
  now: Date,
  given: { personId: string; mark: PersonMark; note: string | null },
): Promise<MarkRow> {
  requireMayMark(actor, given.mark);
  await lockPerson(tx, given.personId);
  const person = await personById(tx, given.personId);
  if (!person) throw notFound("person");
  const before = await markOf(tx, given.personId, given.mark);
  if (before && before.note === given.note) return before;
  if (!before) {
    await lockMarks(tx);
    if ((await countMarks(tx)) >= mostMarks) throw new Problem(409, "too_many_marks", { facts: { most: mostMarks } });
  }
  const { personId, mark, note } = given;
  await putMarks(tx, [{ person_id: personId, mark, note, set_by: actor.personId, set_at: now }]);
  const data = { name: person.name, mark, ...(before && { changed: true }) };
  await publish(tx, { type: "person.marked", actorId: actor.personId, personId, data }, now);
  const after = await markOf(tx, personId, mark);
  if (!after) throw notFound("person");
  return after;
}
