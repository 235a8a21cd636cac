import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { endSession, originOf, requireSession } from "../access/index.ts";
import { unsealHint } from "./kept-secret.ts";
import { endThere } from "./oidc/end-there.ts";
import { providerById } from "./store-provider.ts";

/** Whoever goes waits no longer (ms) for a provider that does not answer. */
const patience = 2000;

/**
 * Signs out, and then asks where the browser goes to sign out there, too. `db` is the pool: a provider that cannot be asked keeps nobody
 * signed in here, and nobody's transaction open.
 */
export async function signOut(db: Db, actor: Actor, now: Date): Promise<string | null> {
  const sessionId = requireSession(actor);
  const origin = await transaction(db, async (tx) => {
    const from = await originOf(tx, sessionId);
    await endSession(tx, actor, sessionId, "signed_out", now);
    return from;
  });
  const row = origin ? await providerById(db, origin.provider_id) : undefined;
  if (!row?.active || !row.ends_there || row.kind !== "oidc") return null;
  const ask = async () => endThere(row, origin?.hint ? unsealHint(origin, origin.hint) : null);
  const page = ask().catch(() => null);
  return Promise.race([page, sleep(patience, null, { ref: false })]);
}
