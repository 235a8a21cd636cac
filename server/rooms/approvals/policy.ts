import type { Approval } from "../../../contract/approvals.ts";
import type { Actor } from "../../platform/actor.ts";

interface Own {
  requester_id: string | null;
  on_behalf_of_id: string | null;
  asked_by: string;
}

/** What somebody wants themselves, or asks for, they do not decide about. */
export const isOwn = (personId: string, { requester_id, on_behalf_of_id, asked_by }: Own): boolean =>
  personId === requester_id || personId === on_behalf_of_id || personId === asked_by;

/** Who may say that it may be decided by those who want it. */
export const mayAllowOwn = (actor: Actor): boolean => actor.roles.has("lead") || actor.roles.has("administrator");

/** How it stands after these answers; null: it is still open. Pure. */
export function outcomeOf(rule: Approval["rule"], answers: readonly ("approved" | "declined" | null)[]): "approved" | "declined" | null {
  if (rule === "any") return answers.find((answer) => answer !== null) ?? null;
  if (answers.includes("declined")) return "declined";
  return answers.every((answer) => answer === "approved") ? "approved" : null;
}
