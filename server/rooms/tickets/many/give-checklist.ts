import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { offeredChecklist, type OfferedChecklist } from "../known-checklists.ts";
import { requireInside, requireRight } from "../load-ticket.ts";
import type { Act } from "./act.ts";
import type { Decide, Step, Undo } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

/** A checklist that comes to one of many tickets; null: the ticket has it already. */
export function checklistFor(row: ManyRow, template: OfferedChecklist, by: string | null): Pick<Step, "checklist" | "told"> | null {
  if (row.checklist_templates.includes(template.id)) return null;
  const id = newId();
  const { name } = template;
  return { checklist: { id, template, by }, told: [{ type: "ticket.checklist_added", data: { checklist_id: id, name } }] };
}

/** A checklist is copied into each that has not got it yet. */
export async function giveChecklist(tx: Db, actor: Actor, act: Act & { act: "checklist" }): Promise<Decide> {
  const template = await offeredChecklist(tx, act.template);
  if (!template) throw wrongField("/change/template", "unknown", { what: "checklist" });
  return (row) => {
    requireInside(actor, row);
    const coming = checklistFor(row, template, actor.personId);
    if (!coming?.checklist) return null;
    return {
      ...coming,
      shown: { checklist: { from: null, to: template.name } },
      undo: { before: {}, after: {}, checklists: [coming.checklist.id] },
    };
  };
}

/** Takes off what came, where nothing of it is done: as when somebody takes it off by hand. */
export function takeOffChecklist(actor: Actor, row: ManyRow, { checklists = [] }: Undo, untouched: ReadonlyMap<string, string>): Step {
  requireRight(actor, row, "work");
  if (!checklists.every((id) => untouched.has(id))) throw new Problem(409, "changed_since");
  return { shown: {}, undo: null, ...takenOff(checklists, untouched) };
}

/** Those of these of which nothing is done go. */
export function takenOff(checklists: readonly string[], untouched: ReadonlyMap<string, string>): Pick<Step, "takeOff" | "told"> {
  const takeOff = checklists.filter((id) => untouched.has(id));
  const told = takeOff.map((id) => ({
    type: "ticket.checklist_removed" as const,
    data: { checklist_id: id, name: untouched.get(id) },
  }));
  return { takeOff, told };
}
