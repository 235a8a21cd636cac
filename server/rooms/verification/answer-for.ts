import type { WaitingVerification } from "../../../contract/verify-caller.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { fail, pass } from "./end-verification.ts";
import { lockOpen } from "./load-verification.ts";
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
      open_until: row.open_until.toISOString(),
    })),
  };
}
