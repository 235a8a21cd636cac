import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { requireSession } from "../access/index.ts";
import { findPersonById, entrustedAmong, lockPeople } from "../people/index.ts";
import { sourceName } from "./people/source-name.ts";
import { writePerson } from "./people/write-person.ts";
import { noteSource, type SourceRow } from "./store-source.ts";
import { heldUsers, holdNobody, updateUser } from "./store-user.ts";

const hour = 3_600_000;
/** So many leave by one word; who is left over does when the source says it again. */
const most = 1000;

/** Those who would have left do, and for an hour so may others; or they stay. Publishes `scim_source.leavings_decided`. */
export async function decideLeavings(tx: Db, actor: Actor, now: Date, source: SourceRow, leave: boolean): Promise<void> {
  requireSession(actor);
  if (!source.held_since) throw new Problem(409, "scim_nothing_held");
  const held = leave ? await heldUsers(tx, source.id, most) : [];
  await lockPeople(
    tx,
    held.map(({ person_id }) => person_id),
  );
  const left: string[] = [];
  for (const { id, person_id } of held) {
    const person = await findPersonById(tx, person_id);
    const [entrusted] = await entrustedAmong(tx, [person_id]);
    if (!person?.active || entrusted?.administrator) continue;
    await writePerson(tx, sourceName(source), person_id, { outcome: "left", changes: {} }, now);
    await updateUser(tx, id, { enabled: false, left_at: now, changed_at: now });
    left.push(person_id);
  }
  await holdNobody(tx, source.id);
  await noteSource(tx, source.id, { held_since: null, let_go_until: leave ? new Date(now.getTime() + hour) : null });
  const data = { scim_source_id: source.id, name: source.name, leave, left: left.length };
  await publish(tx, { type: "scim_source.leavings_decided", actorId: actor.personId, data }, now);
}
