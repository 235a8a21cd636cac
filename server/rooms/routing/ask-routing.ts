import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { findPersonById } from "../people/index.ts";
import { factsOf, loadFor, mayWorkOn, openWorkOf, ticketsByIds } from "../tickets/index.ts";
import { mayShape } from "./policy.ts";
import { activeRules } from "./read-rules.ts";
import { teamsByPerson } from "./store-people.ts";

/** A rule has to be there to follow. */
async function requireRules(db: Db): Promise<void> {
  if ((await activeRules(db)).length === 0) throw new Problem(409, "no_routing");
}

const tell = (tx: Db, actor: Actor, now: Date, ticketId: string, holder_id: string | null) =>
  publish(tx, { type: "ticket.routing_asked", actorId: actor.personId, ticketId, data: { holder_id } }, now);

/** Has somebody looked for who takes a ticket. Publishes `ticket.routing_asked`, which routing follows. */
export async function askRouting(tx: Db, actor: Actor, now: Date, key: string): Promise<void> {
  const row = await loadFor(tx, actor, key, "escalate");
  await requireRules(tx);
  if (row.offer) throw new Problem(409, "offered_already", { facts: { name: row.offer.technician_name } });
  await tell(tx, actor, now, row.id, row.assignee_id);
}

/** The same for all open work of somebody who is away. Answers for how many tickets. */
export async function askRoutingOf(tx: Db, actor: Actor, now: Date, personId: string): Promise<number> {
  const person = isId(personId) ? await findPersonById(tx, personId) : undefined;
  if (!person) throw notFound("person");
  const mine = personIdOf(actor) === person.id;
  if (!mine && !mayShape(actor, (await teamsByPerson(tx, [person.id])).get(person.id) ?? [])) throw new Problem(403, "not_allowed");
  await requireRules(tx);
  // As by hand: only who may work on one hands it on.
  const rows = await ticketsByIds(tx, await openWorkOf(tx, actor, person.id));
  const ids = [...rows.values()].filter((row) => mayWorkOn(actor, factsOf(row))).map(({ id }) => id);
  for (const id of ids) await tell(tx, actor, now, id, person.id);
  return ids.length;
}
