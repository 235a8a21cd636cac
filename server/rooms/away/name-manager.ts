import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { findPersonById } from "../people/index.ts";
import { deleteManager, findManager, putManager } from "./store.ts";

export async function showManager(db: Db, personId: string) {
  if (!(await findPersonById(db, personId))) throw notFound("person");
  return { manager: (await findManager(db, personId)) ?? null };
}

/** Says who decides for somebody; null: nobody. Nobody says it of themselves: what their manager guards would be theirs. Publishes `person.manager_named`. */
export async function nameManager(tx: Db, actor: Actor, now: Date, personId: string, managerId: string | null) {
  const person = await findPersonById(tx, personId);
  if (!person) throw notFound("person");
  if (actor.personId === person.id && !actor.roles.has("administrator")) throw new Problem(403, "own_manager");
  const manager = managerId ? await findPersonById(tx, managerId) : null;
  if (managerId && (!manager?.active || manager.id === person.id)) throw wrongField("/manager", "unknown", { what: "person" });
  if (manager) await putManager(tx, { person_id: person.id, manager_id: manager.id, set_at: now });
  else await deleteManager(tx, person.id);
  const data = { name: person.name, manager: manager?.name ?? null };
  await publish(tx, { type: "person.manager_named", actorId: actor.personId, personId: person.id, data }, now);
  return { manager: manager ? { id: manager.id, name: manager.name } : null };
}
