import type { RuleEvent, RuleOccasion } from "../../../contract/rules.ts";
import type { StoredEvent } from "../../platform/events/read.ts";

const named: Record<string, RuleEvent> = {
  "ticket.opened": "opened",
  "ticket.changed": "changed",
  "note.added": "note_added",
  "ticket.assigned": "assigned",
  "ticket.handed_up": "handed_over",
  "ticket.handed_down": "handed_over",
  "ticket.handed_over": "handed_over",
  "ticket.bounced": "handed_over",
  "ticket.waiting": "waiting",
  "ticket.resumed": "resumed",
  "ticket.resolved": "solved",
  "ticket.confirmed": "confirmed",
  "ticket.reopened": "reopened",
  "ticket.closed": "closed",
  "ticket.target_near": "target_near",
  "ticket.target_missed": "target_missed",
  "ticket.target_over": "target_over",
};

/** Facts that rules may wait for. A ticket of a call is about nothing until the call ended. */
export const listened = [...Object.keys(named), "reply.added", "contact.ended"];

/** What happened, as rules name it. Pure. */
export function eventOf({ type, data }: Pick<StoredEvent, "type" | "data">): RuleEvent | null {
  if (type === "reply.added") return data["from_technician"] === true ? "technician_replied" : "requester_replied";
  if (type === "contact.ended") return "opened";
  return named[type] ?? null;
}

/** Which facts of the ticket changed. Pure. */
const fieldsOf = ({ data }: Pick<StoredEvent, "data">): string[] =>
  typeof data["changes"] === "object" && data["changes"] !== null ? Object.keys(data["changes"]) : [];

/** Whether a rule waits for what happened. Pure. */
export function waitsFor(when: RuleOccasion, event: Pick<StoredEvent, "type" | "data">): boolean {
  const happened = eventOf(event);
  if (when.kind !== "event" || !happened || !when.events.includes(happened)) return false;
  if (happened !== "changed" || when.fields.length === 0) return true;
  return fieldsOf(event).some((field) => when.fields.some((one) => one === field));
}

/** Rules that led to a fact, the first one first; none: a person did. Pure. */
export const chainOf = ({ data }: Pick<StoredEvent, "data">): string[] =>
  Array.isArray(data["rule_chain"]) ? data["rule_chain"].filter((id) => typeof id === "string") : [];

/** Rules that may lead one to another. */
const deepest = 5;

/** Whether a rule may follow on these: never on itself, and not deeper. Pure. */
export const mayFollow = (chain: readonly string[], ruleId: string): boolean => chain.length < deepest && !chain.includes(ruleId);
