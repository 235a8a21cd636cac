import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { afterRemoving } from "./change-factors.ts";
import { deleteAuthenticators } from "./store-authenticator.ts";
import { deletePasskey } from "./store-passkey.ts";

export async function removeAuthenticator(tx: Db, actor: Actor, now: Date): Promise<void> {
  if ((await deleteAuthenticators(tx, personIdOf(actor))) === 0) throw notFound("authenticator");
  await afterRemoving(tx, actor, { kind: "authenticator" }, now);
}

export async function removePasskey(tx: Db, actor: Actor, id: string, now: Date): Promise<void> {
  const gone = await deletePasskey(tx, id, personIdOf(actor));
  if (!gone) throw notFound("passkey");
  await afterRemoving(tx, actor, { kind: "passkey", name: gone.name }, now);
}
