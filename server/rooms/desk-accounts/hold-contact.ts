import { requireUnlocked } from "../guard/index.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { requireProof } from "../../platform/require-proof.ts";
import type { Db } from "../../platform/db.ts";
import type { ContactHeld, ContactToChange } from "../people/index.ts";
import { proveChange } from "./prove-change.ts";
import { signsIn } from "./store.ts";
import { changesOf, needProof } from "./what-is-asked.ts";

const changed = ["email", "phone", "mobile"] as const;

/**
 * Stands before every change of somebody's address and numbers that people and programs make: locks, then evidence. Whoever changes their own
 * has just proved who they are. Answers which fields wait, and until when.
 */
export async function holdContact(tx: Db, { actor, before, after, ticketKey, at }: ContactToChange): Promise<ContactHeld | null> {
  if (changed.every((field) => before[field] === after[field])) return null;
  await requireUnlocked(tx, before.id);
  if (actor.personId === before.id && actor.apiKeyId === null) {
    requireProof(actor, at);
    return null;
  }
  const fields = needProof(before, after, await signsIn(tx, before.id));
  if (fields.length === 0) return null;
  if (!actor.sessionId || actor.apiKeyId) throw new Problem(403, "session_needed");
  if (!ticketKey) throw wrongField("/proof_ticket", "proof_in_ticket", { name: before.name });
  const notBefore = await proveChange(tx, { actor, person: before, kind: "contact", changes: changesOf(after, fields), ticketKey, at });
  return notBefore && { fields, notBefore };
}
