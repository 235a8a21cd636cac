import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { proofsOf } from "./factors/prove.ts";
import { renewSession } from "./renew-session.ts";
import type { StartedSession } from "./start-session.ts";
import { accountById } from "./store-account.ts";
import { sessionById } from "./store-session.ts";

/** Somebody just showed at the provider of their session who they are; it gets a new token. Publishes `session.proven`. */
export async function proveThere(tx: Db, sessionId: string, ip: string, now: Date): Promise<StartedSession> {
  const session = await sessionById(tx, sessionId);
  const account = session && (await accountById(tx, session.person_id));
  if (!account?.open) throw new Problem(401, "sign_in_needed");
  const ways = await proofsOf(tx, account, sessionId);
  if (!ways.includes("company")) throw new Problem(403, "proof_needed", { extra: { methods: ways } });
  const { person_id: personId } = account;
  const data = { session_id: sessionId, method: "company", ip };
  await publish(tx, { type: "session.proven", actorId: personId, personId, data }, now);
  return renewSession(tx, sessionId, now);
}
