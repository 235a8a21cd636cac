import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { findPersonByEmail, findPersonById, lockPeople } from "../../people/index.ts";
import { noteFault } from "../note-fault.ts";
import { notTaken, taken } from "../refuse.ts";
import type { Json } from "../resource/json.ts";
import { readUser } from "../resource/read-user.ts";
import type { SourceRow } from "../store-source.ts";
import { lockUser, lockUserName, updateUser, userNamed } from "../store-user.ts";
import { requireMayLeave } from "./may-leave.ts";
import { planUser } from "./plan-user.ts";
import { sourceName } from "./source-name.ts";
import { writePerson } from "./write-person.ts";

/**
 * Changes somebody to what a source says of them by now. What may not be taken over is left, and noted for whoever looks after the source; the
 * rest is written. 409 where the user name is another's; 403 where an administrator would leave, or too many.
 */
export async function changeUser(
  tx: Db,
  source: SourceRow,
  id: string,
  what: string,
  change: (before: Json) => Json,
  now: Date,
): Promise<void> {
  const row = await lockUser(tx, source.id, id);
  if (!row) throw notFound("scim_user");
  const document = change(row.document);
  const said = readUser(document);
  if (said.userNameKey !== row.user_name_key) {
    await lockUserName(tx, source.id, said.userNameKey);
    if (await userNamed(tx, source.id, said.userNameKey)) throw taken("userName");
  }
  await lockPeople(tx, [row.person_id]);
  const [person, holder] = await Promise.all([
    findPersonById(tx, row.person_id),
    said.facts.email ? findPersonByEmail(tx, said.facts.email) : undefined,
  ]);
  if (!person) throw notFound("scim_user");
  const enabled = said.enabled ?? row.enabled;
  const read = { facts: said.facts, enabled, facts_before: row.facts, had_left: row.left_at !== null };
  const planned = await planUser(tx, read, { person, how: "by_key", holder: holder ?? null, taken: false, joinable: false });
  if ("refused" in planned) throw notTaken(403, planned.refused.reason, planned.refused.facts);
  if (planned.outcome === "left") await requireMayLeave(tx, source.id, row.id, now);
  await writePerson(tx, sourceName(source), person.id, planned, now);
  await updateUser(tx, row.id, {
    user_name: said.userName,
    user_name_key: said.userNameKey,
    external_id: said.externalId,
    document,
    facts: planned.facts,
    enabled,
    left_at: planned.outcome === "left" ? now : enabled ? null : row.left_at,
    held_at: null,
    changed_at: now,
  });
  for (const { reason, facts } of planned.refusals)
    await noteFault(tx, source.id, now, { what, who: said.userName, status: 200, code: reason, facts });
}
