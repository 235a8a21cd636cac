import { isProven, type Actor } from "./actor.ts";
import { Problem } from "./problem.ts";

/** What `recent: true` asks of a whole route, for one change of several: only for somebody who just proved who they are. */
export function requireProof(actor: Actor, now: Date): void {
  if (!actor.sessionId) throw new Problem(403, "session_needed");
  if (!isProven(actor, now)) throw new Problem(403, "proof_needed");
}
