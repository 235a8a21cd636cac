import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { proveChange } from "./prove-change.ts";

/** Stands before taking somebody's second factors away: locks, then evidence. Until when it waits; null: it is done now. */
export function holdFactors(
  tx: Db,
  given: { actor: Actor; person: { id: string; name: string }; ticketKey: string | null; at: Date },
): Promise<Date | null> {
  const { ticketKey, person } = given;
  if (!ticketKey) throw wrongField("#query/ticket", "proof_in_ticket", { name: person.name });
  return proveChange(tx, { ...given, ticketKey, kind: "factors", changes: {} });
}
