import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { findPersonById } from "../../people/index.ts";
import { requireRight } from "../load-ticket.ts";
import { mayWorkOn } from "../policy.ts";
import { factsOf } from "../store.ts";
import type { Act } from "./act.ts";
import type { Decide, Step, Undo } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

/** As an offer of each: a technician is asked to take them, with a note on what to know; they stay where they are until then. */
export async function offerMany(tx: Db, actor: Actor, { technician, note, notes }: Act & { act: "offer" }): Promise<Decide> {
  const person = await findPersonById(tx, technician);
  if (!person?.active) throw wrongField("/change/technician", "not_a_technician");
  const candidate = await actorFor(tx, person.id);
  return (row) => {
    requireRight(actor, row, "escalate");
    if (row.offer?.technician_id === person.id || row.assignee_id === person.id) return null;
    // An offer itself lets somebody in, so the candidate is judged as if it were theirs already.
    if (!mayWorkOn(candidate, { ...factsOf(row), offered_to: person.id })) throw wrongField("/technician", "not_a_technician");
    const body = notes[row.id] ?? note;
    const written = body ? { id: newId(), body } : null;
    return {
      values: {},
      told: [
        { type: "ticket.offered", data: { to: person.name, person_id: person.id } },
        ...(written ? [{ type: "note.added" as const, data: { note_id: written.id } }] : []),
      ],
      shown: { offer: { from: null, to: person.name } },
      undo: { before: {}, after: {}, offered: person.id },
      withdrawOffer: true,
      offer: { id: newId(), technician_id: person.id, offered_by: personIdOf(actor) },
      ...(written && { note: written }),
    };
  };
}

/** Takes back what nobody has answered yet; what was accepted or declined since stays so. */
export function takeBackOffer(actor: Actor, row: ManyRow, { offered }: Undo): Step {
  requireRight(actor, row, "escalate");
  if (!offered || row.offer?.technician_id !== offered) throw new Problem(409, "changed_since");
  const told = [{ type: "ticket.offer_withdrawn" as const, data: { person_id: offered } }];
  return { values: {}, told, shown: {}, undo: null, withdrawOffer: true };
}
