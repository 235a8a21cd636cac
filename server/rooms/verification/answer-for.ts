import type { WaitingVerification } from "../../../contract/verify-caller.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { provedInTwoWays } from "../access/index.ts";
import { fail, pass } from "./end-verification.ts";
import { lockOpen } from "./load-verification.ts";
import { accountNamed } from "./present-caller.ts";
import { ownFactorBefore } from "./settled.ts";
import { waitingFor } from "./store.ts";

/** A manager or a second person answers, by their own sign-in. Nobody but who was asked. */
export async function answerFor(
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  { answer, reason }: { answer: "approved" | "declined"; reason: string },
): Promise<void> {
  const row = await lockOpen(tx, id, now);
  const personId = personIdOf(actor);
  if (row.asked_id !== personId) throw notFound("verification");
  // To say no, any fresh sign-in is enough.
  if (answer === "approved" && !(await provedInTwoWays(tx, actor, ownFactorBefore(now)))) throw new Problem(403, "answer_in_two_ways");
  await (answer === "approved" ? pass(tx, now, row, personId, { reason }) : fail(tx, now, row, personId, `declined: ${reason}`));
}

/** What waits for somebody's word. */
export async function presentWaiting(db: Db, actor: Actor, now: Date): Promise<{ items: WaitingVerification[] }> {
  if (actor.viewedBy) return { items: [] };
  const rows = await waitingFor(db, personIdOf(actor), now);
  return {
    items: rows.map((row) => ({
      id: row.id,
      method: row.method,
      action: row.action,
      person: { id: row.person_id, name: row.person_name },
      technician: { id: row.technician_id, name: row.technician_name },
      ticket_number: row.ticket_number,
      account: accountNamed(row),
      open_until: row.open_until.toISOString(),
    })),
  };
}
