import type { Actor } from "../../platform/actor.ts";
import { Problem } from "../../platform/problem.ts";

/** For what an API key may never do, whatever its owner may: make keys, change passwords, sessions or accounts. */
export function requireSession(actor: Actor): string {
  if (!actor.sessionId) throw new Problem(403, "session_needed");
  return actor.sessionId;
}
