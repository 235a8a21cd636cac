import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { wrongField } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { requireInside } from "../load-ticket.ts";
import { isStaff } from "../policy.ts";
import { requireNoStranger } from "../watch.ts";
import type { Act } from "./act.ts";
import type { Decide } from "./step.ts";

/** People who follow them from now on, or no more; a stranger to a ticket's organization is refused there. */
export async function follow(tx: Db, actor: Actor, { add, remove }: Act & { act: "follow" }): Promise<Decide> {
  const people = await findPeopleByIds(tx, [...add, ...remove]);
  for (const [list, ids] of Object.entries({ add, remove }))
    for (const [at, id] of ids.entries()) if (!people.has(id)) throw wrongField(`/change/${list}/${at}`, "unknown", { what: "person" });
  const staff = new Set<string>();
  for (const id of add) if (isStaff(await actorFor(tx, id))) staff.add(id);
  const named = (ids: readonly string[]) => ids.map((id) => people.get(id)?.name ?? "").join(", ") || null;
  return (row) => {
    requireInside(actor, row);
    const begin = add.filter((id) => !row.watcher_ids.includes(id));
    const leave = remove.filter((id) => row.watcher_ids.includes(id));
    if (begin.length === 0 && leave.length === 0) return null;
    for (const id of begin) {
      const person = people.get(id);
      if (person) requireNoStranger(row, person, staff.has(id));
    }
    return {
      told: [
        ...begin.map((id) => ({ type: "ticket.watched" as const, data: { person_id: id, name: people.get(id)?.name } })),
        ...leave.map((id) => ({ type: "ticket.unwatched" as const, data: { person_id: id } })),
      ],
      shown: { watchers: { from: named(leave), to: named(begin) } },
      undo: { before: {}, after: {}, followed: begin, left: leave },
      follow: begin,
      leave,
    };
  };
}
