import type { RequestTypeRow } from "../../catalog/index.ts";
import type { Actor } from "../../../platform/actor.ts";
import { Problem } from "../../../platform/problem.ts";
import type { Told } from "../change-rules.ts";
import { typeWords } from "../change-type.ts";
import type { TicketValues } from "../store.ts";
import { refuseMerged } from "./confidential.ts";
import { takenOff } from "./give-checklist.ts";
import { refuseRetired, requireOpen } from "./set-type.ts";
import type { Step, Undo } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

interface Known {
  types: ReadonlyMap<string, RequestTypeRow>;
  categories: ReadonlyMap<string, { name_en: string }>;
  /** Checklists that came and of which nothing is done, by id. */
  untouched: ReadonlyMap<string, string>;
}

/** What it was before it got another request type, whole: a type or a step that is offered no more is not set again. Pure. */
export function typeBack(
  actor: Actor,
  row: ManyRow,
  { checklists = [] }: Undo,
  values: TicketValues,
  { types, categories, untouched }: Known,
): Pick<Step, "told" | "takeOff"> {
  requireOpen(row);
  const id = values.request_type_id as string | null;
  const former = id === null ? null : types.get(id);
  if (former === undefined) throw new Problem(409, "changed_since");
  refuseRetired(actor, former, "/request_type");
  if (values.step && !former?.steps.some(({ key, retired }) => key === values.step && !retired)) throw new Problem(409, "changed_since");
  if (values.confidential === false) refuseMerged(row);
  const now = row.request_type_id === null ? null : types.get(row.request_type_id);
  const step = former?.steps.find(({ key }) => key === values.step);
  const changes: Record<string, { from: unknown; to: unknown }> = { request_type: { from: typeWords(now), to: typeWords(former) } };
  for (const field of ["kind", "impact", "urgency", "priority"] as const)
    if (values[field] !== undefined) changes[field] = { from: row[field], to: values[field] };
  if (values.category_id !== undefined)
    changes["category"] = { from: row.category?.name_en ?? null, to: categories.get(String(values.category_id))?.name_en ?? null };
  if (step) changes["step"] = { from: null, to: step.label };
  const lists = takenOff(checklists, untouched);
  const opened: Told[] = values.confidential === false ? [{ type: "ticket.opened_to_desk", data: {} }] : [];
  return {
    ...lists,
    told: [{ type: "ticket.changed", data: { changes, was: { request_type_id: row.request_type_id } } }, ...lists.told, ...opened],
  };
}
