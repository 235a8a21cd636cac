import type { Named } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { administrators, technicians } from "../access/index.ts";
import { membersOf } from "../teams/index.ts";
import { loadInside } from "../tickets/index.ts";

/** Technicians whom a note on a ticket may call, by name; of one that is closed to others, only those to whom it is open. */
export async function mentionable(db: Db, actor: Actor, key: string): Promise<Named[]> {
  const ticket = await loadInside(db, actor, key);
  const everybody = await technicians(db);
  const named = (people: typeof everybody) => people.filter(({ id }) => id !== actor.personId).map(({ id, name }) => ({ id, name }));
  if (!ticket.restricted) return named(everybody);
  const [members, all] = await Promise.all([membersOf(db, ticket.team_id), administrators(db)]);
  const inside = new Set([ticket.assignee_id, ticket.offer?.technician_id, ...members.map(({ id }) => id), ...all.map(({ id }) => id)]);
  return named(everybody.filter(({ id }) => inside.has(id)));
}
