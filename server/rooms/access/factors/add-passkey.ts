import type { Attestation } from "../../../../contract/passkey.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { afterAdding, type Added } from "./change-factors.ts";
import { algorithms, requireSite } from "./passkey-challenge.ts";
import { useChallenge } from "./store-challenge.ts";
import { insertPasskey, passkeyByCredential, passkeysOf, type PasskeyRow } from "./store-passkey.ts";

const most = 20;

/** Keeps the passkey that this browser made for the challenge it got. */
export async function addPasskey(
  tx: Db,
  actor: Actor,
  given: { name: string; credential: Attestation },
  browser: Buffer,
  now: Date,
): Promise<Added & { passkey: PasskeyRow }> {
  const { rpID, origin } = requireSite();
  const personId = personIdOf(actor);
  if ((await passkeysOf(tx, personId)).length >= most) throw new Problem(409, "too_many_passkeys", { facts: { most } });
  const asked = await useChallenge(tx, { browser, purpose: "add", personId }, now);
  const { credential } = given;
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const made = asked
    ? await verifyRegistrationResponse({
        response: { ...credential, clientExtensionResults: {}, response: { ...credential.response } },
        expectedChallenge: asked.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      }).catch(() => null)
    : null;
  if (!made?.verified || (await passkeyByCredential(tx, made.registrationInfo.credential.id)))
    throw wrongField("/credential", "passkey_refused");
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  const passkey: PasskeyRow = {
    id: newId(),
    person_id: personId,
    credential_id: id,
    public_key: Buffer.from(publicKey),
    counter,
    transports,
    name: given.name,
    created_at: now,
    last_used_at: null,
  };
  await insertPasskey(tx, passkey);
  return { ...(await afterAdding(tx, actor, { kind: "passkey", name: given.name }, now)), passkey };
}
