import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { entrustedAmong, findPersonById, lockPeople } from "../../people/index.ts";
import { notTaken } from "../refuse.ts";
import { refreshPerson } from "../refresh-rights.ts";
import { leaveGroups } from "../store-group.ts";
import type { SourceRow } from "../store-source.ts";
import { lockUser, updateUser } from "../store-user.ts";
import { requireMayLeave } from "./may-leave.ts";
import { sourceName } from "./source-name.ts";
import { writePerson } from "./write-person.ts";

/** There is nobody like that any more: whose account it was has left, and all that is theirs stays. Administrators are not made to leave so. */
export async function deleteUser(tx: Db, source: SourceRow, id: string, now: Date): Promise<void> {
  const row = await lockUser(tx, source.id, id);
  if (!row) throw notFound("scim_user");
  await lockPeople(tx, [row.person_id]);
  const person = await findPersonById(tx, row.person_id);
  if (!person) throw notFound("scim_user");
  const [entrusted] = await entrustedAmong(tx, [person.id]);
  if (person.active && entrusted?.administrator) throw notTaken(403, "administrator_leaves", { name: person.name });
  if (person.active) {
    await requireMayLeave(tx, source.id, row.id, now);
    await writePerson(tx, sourceName(source), person.id, { outcome: "left", changes: {} }, now);
  }
  await leaveGroups(tx, row.id);
  await updateUser(tx, row.id, {
    enabled: false,
    left_at: person.active ? now : row.left_at,
    held_at: null,
    gone_at: now,
    changed_at: now,
  });
  await refreshPerson(tx, source, person.id, now);
}
