import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound } from "../../platform/problem.ts";
import { revokeApiKeyOf } from "./store-key.ts";

/** Revokes one of one's own keys; publishes `api_key.revoked`, which closes its live streams. */
export async function revokeApiKey(tx: Db, actor: Actor, id: string, now: Date): Promise<void> {
  const personId = personIdOf(actor);
  const revoked = await revokeApiKeyOf(tx, id, personId, now);
  if (!revoked) throw notFound("api_key");
  await publish(tx, { type: "api_key.revoked", actorId: personId, personId, data: { api_key_id: id, name: revoked.name } }, now);
}
