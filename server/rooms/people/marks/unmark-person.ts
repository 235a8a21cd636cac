import type { PersonMark } from "../../../../contract/person-marks.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { notFound } from "../../../platform/problem.ts";
import { lockPerson, personById } from "../store.ts";
import { requireMayMark } from "./mark-person.ts";
import { dropMark } from "./store-marks.ts";

/** Takes a mark away. Publishes `person.unmarked` when they had it. */
export async function unmarkPerson(tx: Db, actor: Actor, now: Date, personId: string, mark: PersonMark): Promise<void> {
  requireMayMark(actor, mark);
  await lockPerson(tx, personId);
  const person = await personById(tx, personId);
  if (!person) throw notFound("person");
  if (!(await dropMark(tx, personId, mark))) return;
  await publish(tx, { type: "person.unmarked", actorId: actor.personId, personId, data: { name: person.name, mark } }, now);
}
