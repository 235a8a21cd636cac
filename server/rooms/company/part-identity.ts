import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound } from "../../platform/problem.ts";
import { endSessionsFrom, requireSession } from "../access/index.ts";
import { takeRights } from "./refresh-rights.ts";
import { deleteIdentity, identitiesOf, lockSubject } from "./store-identity.ts";
import { providerById } from "./store-provider.ts";

/**
 * Parts a person from an account at a provider: what it gave them goes, and the sessions that began through it end. Publishes
 * `identity.parted`.
 */
export async function partIdentity(tx: Db, actor: Actor, personId: string, id: string, now: Date): Promise<void> {
  requireSession(actor);
  // Not beside a sign-in through it.
  const before = (await identitiesOf(tx, personId)).find((one) => one.id === id);
  if (before) await lockSubject(tx, before.issuer, before.subject);
  const identity = await deleteIdentity(tx, id, personId);
  const row = identity && (await providerById(tx, identity.provider_id));
  if (!row) throw notFound("identity");
  await takeRights(tx, row, personId, now);
  await endSessionsFrom(tx, { provider_id: row.id, subject: identity.subject }, "ended", now);
  const data = { provider_id: row.id, provider: row.name, subject: identity.subject };
  await publish(tx, { type: "identity.parted", actorId: personIdOf(actor), personId, data }, now);
}
