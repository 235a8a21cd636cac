import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { requireSession } from "../access/index.ts";
import { findPersonById, lockPeople } from "../people/index.ts";
import { keyOf } from "./resource/read-user.ts";
import type { SourceRow } from "./store-source.ts";
import { insertUser, linksOf, lockUserName, userNamed } from "./store-user.ts";

interface Given {
  person_id: string;
  user_name: string;
}

/**
 * An administrator says who somebody is there; the source then finds them by that name, as one it told of. Of what stands here nothing is its
 * own until it says something. Publishes `scim_user.joined`.
 */
export async function joinUser(tx: Db, actor: Actor, now: Date, source: SourceRow, { person_id, user_name }: Given): Promise<void> {
  requireSession(actor);
  const key = keyOf(user_name);
  await lockUserName(tx, source.id, key);
  await lockPeople(tx, [person_id]);
  const person = await findPersonById(tx, person_id);
  if (!person) throw wrongField("/person_id", "unknown", { what: "person" });
  if ((await linksOf(tx, source.id, person.id)).here) throw wrongField("/person_id", "taken");
  if (await userNamed(tx, source.id, key)) throw wrongField("/user_name", "taken");
  const { name, email } = person;
  const emails = email ? [{ value: email, type: "work", primary: true }] : null;
  await insertUser(tx, {
    id: newId(),
    source_id: source.id,
    person_id: person.id,
    user_name,
    user_name_key: key,
    external_id: null,
    document: { userName: user_name, displayName: name, active: person.active, ...(emails && { emails }) },
    facts: null,
    enabled: person.active,
    left_at: null,
    held_at: null,
    gone_at: null,
    created_at: now,
    changed_at: now,
  });
  const data = { scim_source_id: source.id, source: source.name, name, user_name };
  await publish(tx, { type: "scim_user.joined", actorId: actor.personId, personId: person.id, data }, now);
}
