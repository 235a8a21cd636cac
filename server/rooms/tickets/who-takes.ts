import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { awayNow } from "../away/index.ts";

/**
 * Who gets what is given to somebody by a rule, a macro or for many tickets at once, where nobody looks at who is there: they
 * themselves, or who stands in for them while they are away. Refuses where nobody does: no work waits unseen for who is not there.
 */
export async function whoTakes(db: Db, actor: Actor, now: Date, personId: string): Promise<{ id: string; insteadOf?: string }> {
  if (personId === actor.personId) return { id: personId };
  const [away] = await awayNow(db, [personId], now);
  if (!away) return { id: personId };
  if (!away.standIn) throw wrongField("/change/assignee", "is_away", { name: away.person.name });
  return { id: away.standIn.id, insteadOf: away.person.name };
}
