import type { BodyOf } from "../../../../contract/route.ts";
import type { loanRoutes } from "../../../../contract/loans.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { isId, newId } from "../../../platform/id.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { noteInContact } from "../../contacts/index.ts";
import { keepPromise, makePromise } from "../../promises/index.ts";
import { loadInside, wholeOf } from "../../tickets/index.ts";
import { insertLoan, lockLoan, takeBackLoan, type LoanRow } from "./store.ts";

const tell = (
  tx: Db,
  actor: Actor,
  now: Date,
  type: "loan.handed_out" | "loan.returned",
  row: Omit<LoanRow, "returned_at" | "returned_to">,
) =>
  publish(
    tx,
    {
      type,
      actorId: actor.personId,
      ticketId: row.ticket_id,
      contactId: row.contact_id,
      data: { loan_id: row.id, what: row.what, due_at: row.due_at.toISOString() },
    },
    now,
  );

/** The door where assets will come in: whoever keeps them reacts to `loan.handed_out` and `loan.returned`. Answers the loan's id. */
export async function lend(tx: Db, actor: Actor, now: Date, key: string, given: BodyOf<(typeof loanRoutes)["POST /tickets/{id}/loans"]>) {
  const promise_id = newId();
  const promised = { what: "other" as const, words: given.what, due_at: given.due_at, remind_minutes: 0, told: false };
  const ticket = await makePromise(tx, actor, now, key, promised, promise_id);
  const contact_id = await noteInContact(tx, actor, now, ticket.id, given.what);
  const row = {
    id: newId(),
    ticket_id: ticket.id,
    contact_id,
    what: given.what,
    lent_at: now,
    lent_by: personIdOf(actor),
    due_at: new Date(given.due_at),
    promise_id,
  };
  await insertLoan(tx, row);
  await tell(tx, actor, now, "loan.handed_out", row);
  return row.id;
}

/** It is back. Once more changes nothing. */
export async function takeBack(tx: Db, actor: Actor, now: Date, key: string, id: string): Promise<string> {
  const ticket = await loadInside(tx, actor, key);
  const row = isId(id) ? await lockLoan(tx, id) : undefined;
  if (!row || !wholeOf(ticket).includes(row.ticket_id)) throw notFound("loan");
  if (row.returned_at) return row.id;
  await takeBackLoan(tx, row.id, now, personIdOf(actor));
  // Somebody may have said so already, or taken the promise back.
  await keepPromise(tx, actor, now, { ticket: ticket.id, promise: row.promise_id }, undefined).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.code !== "promise_over") throw error;
  });
  await tell(tx, actor, now, "loan.returned", row);
  return row.id;
}
