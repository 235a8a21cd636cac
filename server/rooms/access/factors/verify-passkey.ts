import type { Assertion } from "../../../../contract/passkey.ts";
import type { Db } from "../../../platform/db.ts";
import type { ChallengePurpose } from "../tables.ts";
import { requireSite } from "./passkey-challenge.ts";
import { useChallenge } from "./store-challenge.ts";
import { passkeyByCredential, touchPasskey } from "./store-passkey.ts";

/**
 * Whose passkey signed the challenge that this browser got, which is used up; null when anything about it is not right. The person
 * had to unlock the passkey (user verification), so it is two factors. `setBefore`: one that was set later does not count.
 */
export async function verifyPasskey(
  db: Db,
  given: Assertion,
  at: { browser: Buffer; purpose: Exclude<ChallengePurpose, "add">; personId: string | null; about?: string; setBefore?: Date },
  now: Date,
): Promise<string | null> {
  const { rpID, origin } = requireSite();
  const asked = await useChallenge(db, at, now);
  const passkey = await passkeyByCredential(db, given.id);
  if (!asked || !passkey || (at.personId !== null && at.personId !== passkey.person_id)) return null;
  if (at.setBefore && passkey.created_at > at.setBefore) return null;
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const verified = await verifyAuthenticationResponse({
    response: { ...given, clientExtensionResults: {} },
    expectedChallenge: asked.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.counter },
  }).catch(() => null);
  if (!verified?.verified) return null;
  return (await touchPasskey(db, passkey.id, verified.authenticationInfo.newCounter, now)) ? passkey.person_id : null;
}
