import type { AccessRule, AccessStep } from "../../../../contract/ticket-access.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { TicketFacts } from "../policy.ts";

/** One rule: true or false decides, null leaves it to the next one. */
export interface Rule {
  name: AccessRule;
  ask(actor: Actor, ticket: TicketFacts): boolean | null;
}

/** A yes where it holds; otherwise the next rule is asked. */
export const allows = (name: AccessRule, holds: (actor: Actor, ticket: TicketFacts) => boolean): Rule => ({
  name,
  ask: (actor, ticket) => (holds(actor, ticket) ? true : null),
});
/** A no unless it holds; then the next rule is asked. */
export const demands = (name: AccessRule, holds: (actor: Actor, ticket: TicketFacts) => boolean): Rule => ({
  name,
  ask: (actor, ticket) => (holds(actor, ticket) ? null : false),
});

/** The first rule that says something decides; where none does, it is no. */
export function decide(rules: readonly Rule[], actor: Actor, ticket: TicketFacts): boolean {
  for (const { ask } of rules) {
    const said = ask(actor, ticket);
    if (said !== null) return said;
  }
  return false;
}

/** As `decide`, and what every rule said until one decided. */
export function trace(rules: readonly Rule[], actor: Actor, ticket: TicketFacts): { may: boolean; steps: AccessStep[] } {
  const steps: AccessStep[] = [];
  for (const { name, ask } of rules) {
    const said = ask(actor, ticket);
    steps.push({ rule: name, says: said === null ? null : said ? "yes" : "no" });
    if (said !== null) return { may: said, steps };
  }
  return { may: false, steps };
}
