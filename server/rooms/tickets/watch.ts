import type { Named } from "../../../contract/shapes.ts";
import type { PersonRef } from "../../../contract/people.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { resolvePerson, type PersonRow } from "../people/index.ts";
import { tell } from "./events.ts";
import { loadForNote } from "./load-ticket.ts";
import { isStaff } from "./policy.ts";
import type { TicketRow } from "./store-rows.ts";
import { deleteWatcher, insertWatcher, watchersOf } from "./store-stays.ts";

/** Who may follow: colleagues of the requester, and who works at the desk. To others the ticket is another company's business. Pure. */
export function requireNoStranger(row: Pick<TicketRow, "organization_id">, person: PersonRow, staff: boolean): void {
  if (person.organization_id === row.organization_id || staff) return;
  throw wrongField("/person", "other_organization", { name: person.name });
}

/** Lets somebody follow the ticket; a requester who follows reads its public part. */
export async function watch(tx: Db, actor: Actor, now: Date, key: string, ref: PersonRef | undefined): Promise<Named[]> {
  const row = await loadForNote(tx, actor, key);
  const person = await resolvePerson(tx, actor, ref ?? { id: personIdOf(actor) }, "/person");
  requireNoStranger(row, person, isStaff(await actorFor(tx, person.id)));
  const began = await insertWatcher(tx, row.id, person.id, now);
  if (began) await tell(tx, actor, now, "ticket.watched", row.id, { person_id: person.id, name: person.name });
  return watchersOf(tx, row.id);
}

export async function unwatch(tx: Db, actor: Actor, now: Date, key: string, personId: string): Promise<void> {
  const row = await loadForNote(tx, actor, key);
  const ended = isId(personId) && (await deleteWatcher(tx, row.id, personId));
  if (ended) await tell(tx, actor, now, "ticket.unwatched", row.id, { person_id: personId });
}
