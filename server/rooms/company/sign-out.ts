import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { endSession, originOf, requireSession } from "../access/index.ts";
import { unsealHint } from "./kept-secret.ts";
import { endThere } from "./oidc/end-there.ts";
import { providerById } from "./store-provider.ts";

/** Signs out; answers where the browser goes to sign out there, too. A provider that cannot be asked keeps nobody signed in here. */
export async function signOut(tx: Db, actor: Actor, now: Date): Promise<string | null> {
  const sessionId = requireSession(actor);
  const origin = await originOf(tx, sessionId);
  const row = origin ? await providerById(tx, origin.provider_id) : undefined;
  await endSession(tx, actor, sessionId, "signed_out", now);
  if (!row?.active || !row.ends_there) return null;
  const [place = "", ...sealed] = (origin?.hint ?? "").split(".");
  return endThere(row, place ? unsealHint(place, sealed.join(".")) : null).catch(() => null);
}
