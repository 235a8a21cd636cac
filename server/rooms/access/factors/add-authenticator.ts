import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { accountById } from "../store-account.ts";
import { newSeed, sealSeed, stepOf, unsealSeed, uriOf } from "./authenticator.ts";
import { afterAdding, type Added } from "./change-factors.ts";
import {
  confirmAuthenticator,
  deleteAuthenticators,
  deletePendingAuthenticators,
  insertAuthenticator,
  pendingAuthenticatorOf,
} from "./store-authenticator.ts";

/** Makes a seed for an app that is not confirmed yet; one begun before is forgotten. It is shown this once. */
export async function beginAuthenticator(tx: Db, actor: Actor, now: Date): Promise<{ key: string; uri: string }> {
  const personId = personIdOf(actor);
  const account = await accountById(tx, personId);
  const [id, seed] = [newId(), newSeed()];
  await deletePendingAuthenticators(tx, personId);
  const row = { id, person_id: personId, seed: sealSeed(id, seed), created_at: now };
  await insertAuthenticator(tx, { ...row, confirmed_at: null, last_step: null, last_used_at: null });
  return { key: seed, uri: uriOf(seed, account?.email ?? actor.name) };
}

/** The app counts from now on, in place of one before. Its code is used up. */
export async function confirmBegun(tx: Db, actor: Actor, code: string, now: Date): Promise<Added> {
  const personId = personIdOf(actor);
  const row = await pendingAuthenticatorOf(tx, personId);
  if (!row) throw new Problem(409, "authenticator_not_begun");
  const step = stepOf(unsealSeed(row), code, now);
  if (step === null) throw wrongField("/code", "wrong_code");
  await deleteAuthenticators(tx, personId);
  await confirmAuthenticator(tx, row.id, step, now);
  return afterAdding(tx, actor, { kind: "authenticator" }, now);
}
