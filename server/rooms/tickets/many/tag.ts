import type { Actor } from "../../../platform/actor.ts";
import { Problem } from "../../../platform/problem.ts";
import { requireRight } from "../load-ticket.ts";
import type { Act } from "./act.ts";
import { undoOf, type Decide } from "./step.ts";

/** As many as one ticket may have. */
const most = 30;

/** Tags come and go; what a ticket has already, or has not, stays so. */
export function tag(actor: Actor, { add, remove }: Act & { act: "tag" }): Decide {
  return (row) => {
    requireRight(actor, row, "work");
    const kept = row.tags.filter((each) => !remove.includes(each));
    const tags = [...kept, ...add.filter((each) => !kept.includes(each))];
    if (tags.length === row.tags.length && tags.every((each) => row.tags.includes(each))) return null;
    if (tags.length > most) throw new Problem(409, "too_many_tags", { facts: { most } });
    return {
      values: { tags },
      told: [{ type: "ticket.changed", data: { changes: { tags: { from: row.tags, to: tags } } } }],
      shown: { tags: { from: row.tags.join(", ") || null, to: tags.join(", ") || null } },
      undo: undoOf(row, { tags }),
    };
  };
}
