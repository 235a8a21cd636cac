import type { FastifyReply, FastifyRequest } from "fastify";
import type { Assertion } from "../../../../contract/passkey.ts";
import type { Db } from "../../../platform/db.ts";
import { browserOf, markBrowser } from "../browser-cookie.ts";
import { countAttempt } from "../count-attempt.ts";
import { visitorOf } from "../start-session.ts";
import { accountById } from "../store-account.ts";
import { challengeSeconds, challengeToSign } from "./passkey-challenge.ts";
import { recoveryCodesLeft } from "./store-recovery.ts";
import { verifyPasskey } from "./verify-passkey.ts";
import { passkeySite } from "./passkey-site.ts";

/** What somebody could prove by who they are, to a technician who has them on the telephone. */
export async function enrolledOf(db: Db, personId: string): Promise<{ passkeys: number; authenticator: boolean; recoveryCodes: number }> {
  const [account, recoveryCodes] = await Promise.all([accountById(db, personId), recoveryCodesLeft(db, personId)]);
  return { passkeys: passkeySite() ? Number(account?.passkeys ?? 0) : 0, authenticator: Boolean(account?.authenticators), recoveryCodes };
}

/** A challenge that only this person's passkeys can sign, only in this browser, and only for a technician: it signs nobody in. */
export const challengeCaller = (db: Db, personId: string, reply: FastifyReply, now: Date) =>
  challengeToSign(db, "caller", personId, markBrowser(reply, "passkey", challengeSeconds), now);

/** Whether this person's passkey signed the challenge that this browser got. `db` is the pool. */
export const callerSigned = async (db: Db, personId: string, credential: Assertion, request: FastifyRequest, now: Date): Promise<boolean> =>
  (await verifyPasskey(db, credential, { browser: browserOf(request, "passkey"), purpose: "caller", personId }, now)) === personId;

/** Counts what strangers try; 429 when it is too much from one place. */
export async function countTryBy(db: Db, request: FastifyRequest, now: Date): Promise<void> {
  await countAttempt(db, { trial: "passkey", email: "", ip: visitorOf(request).ip, known: true }, now);
}
