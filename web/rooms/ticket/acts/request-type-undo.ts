import type { RequestType } from "../../../../contract/catalog.ts";
import type { Checklist } from "../../../../contract/checklists.ts";
import { mayStep } from "../../../../contract/step.ts";
import type { Ticket } from "../../../../contract/tickets.ts";

export type Stood = Pick<Ticket, "request_type" | "kind" | "category" | "impact" | "urgency" | "step" | "confidential">;

/**
 * What puts a ticket back as it stood before it got another request type; null where that would not be whole: followers of what became
 * confidential are gone, and a type or a step that is offered no more is not set again. Pure.
 */
export function undoOf(before: Stood, type: RequestType | undefined, offered: readonly RequestType[]) {
  const former = offered.find(({ id }) => id === before.request_type?.id);
  if (type?.confidential && !before.confidential) return null;
  if (before.request_type && !former) return null;
  // It comes back to its type without a step, and goes to the one where it stood from there.
  if (before.step && !former?.steps.some((step) => step.key === before.step?.key && mayStep(null, step))) return null;
  const { kind, category, impact, urgency, step } = before;
  return { request_type: former?.id ?? null, kind, category: category?.id ?? null, impact, urgency, ...(step && { step: step.key }) };
}

/** The checklists that came with it: added by the desk itself, and nobody has done anything of them. Pure. */
export const broughtIn = (now: readonly Checklist[], before: readonly Checklist[]): string[] =>
  now.flatMap(({ id, added_by, items }) =>
    added_by === null && !before.some((one) => one.id === id) && items.every(({ done }) => done === null) ? id : [],
  );
