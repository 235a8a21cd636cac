import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { loadInside } from "../tickets/index.ts";
import { lockVerification, type VerificationRow } from "./store.ts";

/** One that can still end, locked; 409 for one that cannot. */
export async function lockOpen(tx: Db, id: string, now: Date): Promise<VerificationRow> {
  const row = isId(id) ? await lockVerification(tx, id) : undefined;
  if (!row) throw notFound("verification");
  if (row.state !== "open" || row.open_until <= now) throw new Problem(409, "verification_over");
  return row;
}

/** As `lockOpen`, of the technician who began it, in a ticket that they still see. */
export async function lockMine(tx: Db, actor: Actor, id: string, now: Date): Promise<VerificationRow> {
  const row = isId(id) ? await lockVerification(tx, id) : undefined;
  if (!row || row.technician_id !== personIdOf(actor)) throw notFound("verification");
  await loadInside(tx, actor, row.ticket_id);
  return lockOpen(tx, id, now);
}
