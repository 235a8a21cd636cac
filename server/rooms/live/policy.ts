import type { Permission } from "../../../contract/access.ts";
import type { Actor } from "../../platform/actor.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import { isStaff, mayReadInside, mayReadTicket, type TicketFacts } from "../tickets/index.ts";

/** Facts that are about no ticket, by the first word of their type, and who may learn of them. All others: nobody. */
const readers: Record<string, Permission> = {
  contact: "contacts:read",
  person: "people:read",
  people: "people:read",
  organization: "people:read",
  site: "people:read",
  asset: "assets:read",
  assets: "assets:read",
  asset_kind: "assets:read",
  room: "people:read",
  team: "teams:read",
  category: "catalog:read",
  request_type: "catalog:read",
  catalog: "catalog:read",
  priority: "catalog:read",
  tone_opening: "catalog:read",
  view: "tickets:work",
  webhook: "system:read",
  alert_source: "system:read",
  telephone_system: "system:read",
  chat_widget: "system:read",
  walk_in: "contacts:read",
  counter: "contacts:read",
  counter_device: "system:read",
  appointment: "contacts:read",
  directory: "system:read",
  identity_provider: "system:read",
};

/** Whether a fact reaches this reader. `ticket` is the one it is about, as it is now. Pure; deny by default. */
export function mayLearn(actor: Actor, event: StoredEvent, ticket: TicketFacts | undefined): boolean {
  if (event.type === "notification.added") return event.person_id !== null && event.person_id === actor.personId;
  // Whose telephone rings is theirs to know.
  if (event.type.startsWith("appointment.") && event.person_id === actor.personId && actor.personId !== null) return true;
  if (event.type.startsWith("call.")) return event.person_id !== null && event.person_id === actor.personId;
  // A personal view is its owner's own matter.
  if (event.type.startsWith("view.") && event.person_id !== null) return event.person_id === actor.personId;
  if (event.ticket_id) return ticket !== undefined && mayLearnOfTicket(actor, event, ticket);
  const needed = readers[event.type.split(".")[0] ?? ""];
  return needed !== undefined && actor.permissions.has(needed);
}

function mayLearnOfTicket(actor: Actor, event: StoredEvent, ticket: TicketFacts): boolean {
  if (!mayReadInside(actor, ticket)) return event.public && mayReadTicket(actor, ticket);
  // Calls and chats are for who may read those.
  return !/^(contact|chat|loan)\./.test(event.type) || actor.permissions.has("contacts:read");
}

/** Whether a reader sees the desk's side of a fact: who did it, and in which call. */
export const seesInside = (actor: Actor, ticket: TicketFacts | undefined): boolean =>
  ticket ? mayReadInside(actor, ticket) : isStaff(actor);

/** How near a ticket is to a reader: theirs to do or to answer, of their team, or somewhere else at the desk. Whoever is in no team looks after all. */
export function nearness(actor: Actor, ticket: TicketFacts): "mine" | "team" | "desk" {
  const me = actor.personId;
  if (me !== null && (ticket.assignee_id === me || ticket.offered_to === me)) return "mine";
  return actor.teamIds.size === 0 || actor.teamIds.has(ticket.team_id) ? "team" : "desk";
}
