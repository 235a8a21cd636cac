import { accessQuestions, type AccessAnswer, type AccessQuestion } from "../../../../contract/ticket-access.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { actorFor } from "../../access/index.ts";
import { findPersonById } from "../../people/index.ts";
import { loadInside } from "../load-ticket.ts";
import { hasOversight, insideRules, mayWorkOn, outsideRules, workRules, writeRules, type TicketFacts } from "../policy.ts";
import { factsOf } from "../store.ts";
import { trace, type Rule } from "./rules.ts";

const rulesOf: Record<AccessQuestion, readonly Rule[]> = {
  inside: insideRules,
  outside: outsideRules,
  work: workRules,
  write: writeRules,
};

/** What the policy answers about somebody and a ticket, and rule by rule why. Pure: the rules themselves tell it. */
export const answersAbout = (person: Actor, ticket: TicketFacts): AccessAnswer[] =>
  accessQuestions.map((question) => ({ question, ...trace(rulesOf[question], person, ticket) }));

/** Why a person may or may not see a ticket and work on it. Asked by who works on it or looks after the desk. */
export async function explainAccess(db: Db, actor: Actor, key: string, personId: string) {
  const row = await loadInside(db, actor, key);
  const facts = factsOf(row);
  if (!mayWorkOn(actor, facts) && !hasOversight(actor)) throw new Problem(403, "not_your_ticket", { facts: { team: row.team_name } });
  const person = await findPersonById(db, personId);
  if (!person) throw notFound("person");
  const judged = await actorFor(db, person.id).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  });
  return {
    person: { id: person.id, name: person.name },
    can_sign_in: judged !== null,
    team: row.team_name,
    tier: row.tier,
    theirs: judged?.tier ?? 0,
    answers: judged ? answersAbout(judged, facts) : [],
  };
}
