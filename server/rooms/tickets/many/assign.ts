import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { wrongField } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { findPersonById } from "../../people/index.ts";
import { given } from "../change-rules.ts";
import { requireRight } from "../load-ticket.ts";
import { mayWorkOn } from "../policy.ts";
import { factsOf } from "../store.ts";
import type { Act } from "./act.ts";
import { whoTakes } from "../who-takes.ts";
import { undoOf, type Decide } from "./step.ts";

/** Somebody has them from now on, where they may work on each, or who stands in for them; or nobody. */
export async function assign(tx: Db, actor: Actor, now: Date, { assignee }: Act & { act: "assign" }): Promise<Decide> {
  const takes = assignee === null ? null : await whoTakes(tx, actor, now, assignee);
  const person = takes && (await findPersonById(tx, takes.id));
  if (person === undefined) throw wrongField("/change/assignee", "not_a_technician");
  const candidate = person && (await actorFor(tx, person.id));
  return (row) => {
    requireRight(actor, row, "work");
    if (row.assignee_id === (person?.id ?? null)) return null;
    if (candidate && !mayWorkOn(candidate, factsOf(row))) throw wrongField("/assignee", "not_a_technician");
    const { values, told } = given(person, row, actor, takes?.insteadOf);
    return {
      values,
      told: [told],
      shown: { assignee: { from: row.assignee_name, to: person?.name ?? null } },
      undo: undoOf(row, values),
      ...(person && { withdrawOffer: true, ...(!row.accepted && { acceptedBy: person.id }) }),
    };
  };
}
