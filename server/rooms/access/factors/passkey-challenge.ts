import type { AccountRow } from "../store-account.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { Problem } from "../../../platform/problem.ts";
import { newToken } from "../../../platform/secrets.ts";
import type { ChallengePurpose } from "../tables.ts";
import { passkeySite, type PasskeySite } from "./passkey-site.ts";
import { insertChallenge } from "./store-challenge.ts";
import { passkeysOf } from "./store-passkey.ts";

/** Read when somebody first uses a passkey: few do at most desks, and it is large. */
const library = () => import("@simplewebauthn/server");

/** Seconds that a challenge is good. */
export const challengeSeconds = 300;
/** EdDSA, ECDSA with P-256 and RSA (COSE): what devices make today. */
export const algorithms = [-8, -7, -257];
const timeout = challengeSeconds * 1000;

export function requireSite(): PasskeySite {
  const site = passkeySite();
  if (!site) throw new Problem(409, "passkeys_impossible");
  return site;
}

/** Remembers a new challenge for this browser; answers it as the bytes that were chosen. */
async function newChallenge(
  db: Db,
  purpose: ChallengePurpose,
  personId: string | null,
  browser: Buffer,
  now: Date,
  about: string | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = newToken();
  const expires_at = new Date(now.getTime() + timeout);
  await insertChallenge(db, {
    id: newId(),
    browser_hash: browser,
    person_id: personId,
    purpose,
    challenge,
    expires_at,
    used_at: null,
    about,
  });
  return new Uint8Array(Buffer.from(challenge, "base64url"));
}

/** For signing in: whoever has a passkey of this site. */
export async function challengeToSignIn(db: Db, browser: Buffer, now: Date) {
  const { rpID } = requireSite();
  const challenge = await newChallenge(db, "sign_in", null, browser, now);
  return (await library()).generateAuthenticationOptions({ rpID, challenge, timeout, userVerification: "required" });
}

/** For one of somebody's own passkeys, that may sign for this purpose only; for one thing, and set long enough, where that is said. */
export async function challengeToSign(
  db: Db,
  purpose: "prove" | "caller",
  personId: string,
  browser: Buffer,
  now: Date,
  only?: { about: string; setBefore: Date },
) {
  const { rpID } = requireSite();
  const challenge = await newChallenge(db, purpose, personId, browser, now, only?.about);
  const allowCredentials = (await passkeysOf(db, personId))
    .filter(({ created_at }) => !only || created_at <= only.setBefore)
    .map(({ credential_id: id, transports }) => ({ id, transports }));
  return (await library()).generateAuthenticationOptions({ rpID, challenge, timeout, userVerification: "required", allowCredentials });
}

/** For proving once more who somebody is. */
export const challengeToProve = (db: Db, personId: string, browser: Buffer, now: Date) =>
  challengeToSign(db, "prove", personId, browser, now);

/** For a new passkey, on a device that has none of theirs yet. */
export async function challengeToAdd(db: Db, account: AccountRow, browser: Buffer, now: Date) {
  const { rpID } = requireSite();
  const challenge = await newChallenge(db, "add", account.person_id, browser, now);
  return (await library()).generateRegistrationOptions({
    rpName: "Firstline",
    rpID,
    challenge,
    timeout,
    userID: new Uint8Array(Buffer.from(account.person_id.replaceAll("-", ""), "hex")),
    userName: account.email ?? account.name,
    userDisplayName: account.name,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: (await passkeysOf(db, account.person_id)).map(({ credential_id: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}
