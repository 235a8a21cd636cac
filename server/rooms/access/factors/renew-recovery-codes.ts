import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem } from "../../../platform/problem.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { authenticatorOf } from "./store-authenticator.ts";
import { passkeysOf } from "./store-passkey.ts";

/** Ten new ones; those before are void. Publishes `recovery_codes.created`, of which the person is told. */
export async function renewRecoveryCodes(tx: Db, actor: Actor, now: Date): Promise<string[]> {
  const personId = personIdOf(actor);
  if (!(await authenticatorOf(tx, personId)) && (await passkeysOf(tx, personId)).length === 0) throw new Problem(409, "no_second_factor");
  const codes = await makeRecoveryCodes(tx, personId, now);
  await publish(tx, { type: "recovery_codes.created", actorId: personId, personId }, now);
  return codes;
}
