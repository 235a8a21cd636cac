import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { isLocked } from "../guard/index.ts";
import { findPersonById } from "../people/index.ts";
import { loadForNote } from "../tickets/index.ts";
import { desk, endApproval } from "./end-approval.ts";
import { tellOf } from "./events.ts";
import { isOwn, outcomeOf } from "./policy.ts";
import { asksOf, findApproval, findAsk, lockApproval, updateAsk, type AskRow } from "./store.ts";
import { askIn, isTrue } from "./token.ts";

interface Given {
  answer: "approved" | "declined";
  comment: string;
}

/** The question of a token that the desk made for whoever is asked now; 404 for any other, without saying why. */
export async function askOfToken(db: Db, token: string): Promise<AskRow> {
  const id = askIn(token);
  const ask = id ? await findAsk(db, id) : undefined;
  if (!ask || !isTrue(token, ask)) throw notFound("approval");
  return ask;
}

/** The question that somebody is asked themselves; 404 for another's. */
export async function askOf(db: Db, actor: Actor, id: string): Promise<AskRow> {
  const ask = isId(id) ? await findAsk(db, id) : undefined;
  if (!ask || ask.approver_id !== personIdOf(actor)) throw notFound("approval");
  return ask;
}

/**
 * Somebody decides: once, and only while it is asked. The ticket is locked first, as by whoever acts on it, then the approval; all is read
 * again behind the locks. Publishes `ticket.approval_answered`, and the end of it when that decides.
 */
export async function answer(tx: Db, now: Date, asked: AskRow, given: Given, byMail: boolean): Promise<void> {
  const known = await findApproval(tx, asked.approval_id);
  if (!known) throw notFound("approval");
  const ticket = await loadForNote(tx, desk, known.ticket_id);
  const row = await lockApproval(tx, known.id);
  const asks = await asksOf(tx, [known.id]);
  const ask = asks.find(({ id }) => id === asked.id);
  if (!row || !ask || ask.approver_id !== asked.approver_id || ask.nonce !== asked.nonce) throw notFound("approval");
  const person = await findPersonById(tx, ask.approver_id);
  if (!person?.active || (await isLocked(tx, person.id))) throw notFound("approval");
  if (row.state !== "open" || ask.answer !== null || row.expires_at <= now) throw new Problem(409, "approval_over");
  if (!row.own && isOwn(person.id, { ...ticket, asked_by: row.asked_by })) throw new Problem(403, "own_approval");
  const comment = given.comment === "" ? null : given.comment;
  await updateAsk(tx, ask.id, { answer: given.answer, comment, answered_at: now, by_mail: byMail });
  const data = { approval_id: row.id, question: row.question, answer: given.answer, by_mail: byMail, ...(comment && { comment }) };
  await tellOf(tx, now, "ticket.approval_answered", person.id, row.ticket_id, data);
  const outcome = outcomeOf(
    row.rule,
    asks.map((one) => (one.id === ask.id ? given.answer : one.answer)),
  );
  if (outcome) await endApproval(tx, now, ticket, row, outcome, { actorId: person.id });
}
