import type { Named } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { administrators, technicians } from "../access/index.ts";
import { findTeam, membersOf } from "../teams/index.ts";
import { loadInside } from "../tickets/index.ts";

/** Technicians whom a note on a ticket may call, by name; of one that is closed to others, only those to whom it is open. */
export async function mentionable(db: Db, actor: Actor, key: string): Promise<Named[]> {
  const ticket = await loadInside(db, actor, key);
  const everybody = await technicians(db);
  const named = (people: typeof everybody) => people.filter(({ id }) => id !== actor.personId).map(({ id, name }) => ({ id, name }));
  const [members, all, team] = await Promise.all([membersOf(db, ticket.team_id), administrators(db), findTeam(db, ticket.team_id)]);
  const blind = new Set(members.filter(({ rights }) => !rights.includes(ticket.confidential ? "work" : "read")).map(({ id }) => id));
  const own = [ticket.assignee_id, ticket.offer?.technician_id, ...ticket.reader_ids];
  if (!ticket.restricted && !team?.closed) return named(everybody.filter(({ id }) => !blind.has(id) || own.includes(id)));
  const reads = members.filter(({ id }) => !blind.has(id));
  const inside = new Set([...own, ...reads.map(({ id }) => id), ...(ticket.confidential ? [] : all.map(({ id }) => id))]);
  return named(everybody.filter(({ id }) => inside.has(id)));
}
