import type { FastifyReply, FastifyRequest } from "fastify";
import type { Assertion } from "../../../../contract/passkey.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { browserOf, markBrowser } from "../browser-cookie.ts";
import { countAttempt } from "../count-attempt.ts";
import { visitorOf } from "../start-session.ts";
import { requireSession } from "../require-session.ts";
import { sessionById } from "../store-session.ts";
import { challengeSeconds, challengeToSign } from "./passkey-challenge.ts";
import { factorAgeOf } from "./store-age.ts";
import { verifyPasskey } from "./verify-passkey.ts";
import { passkeySite } from "./passkey-site.ts";

export interface Enrolled {
  /** false: has left, or is not here any more. */
  active: boolean;
  /** May sign in at this desk. */
  open: boolean;
  /** Since when the oldest of each counts; null: there is none. */
  passkey: Date | null;
  authenticator: Date | null;
  recoveryCodes: Date | null;
}

/** What somebody could prove by who they are, to a technician who has them on the telephone, and since when they have it. */
export async function enrolledOf(db: Db, personId: string): Promise<Enrolled> {
  const age = await factorAgeOf(db, personId);
  return {
    active: age?.active ?? false,
    open: age?.open ?? false,
    passkey: passkeySite() ? (age?.passkey_since ?? null) : null,
    authenticator: age?.authenticator_since ?? null,
    recoveryCodes: age?.recovery_codes_since ?? null,
  };
}

/** What a caller signs: one look at them, by a passkey that was set before then. */
export interface CallerLook {
  personId: string;
  about: string;
  setBefore: Date;
}

/** A challenge that only this person's passkeys can sign, only in this browser, and only for this one look: it signs nobody in. */
export const challengeCaller = (db: Db, { personId, ...only }: CallerLook, reply: FastifyReply, now: Date) =>
  challengeToSign(db, "caller", personId, markBrowser(reply, "passkey", challengeSeconds), now, only);

/** Whether this person's passkey signed the challenge that this browser got for this look. `db` is the pool. */
export const callerSigned = async (db: Db, look: CallerLook, credential: Assertion, request: FastifyRequest, now: Date): Promise<boolean> =>
  (await verifyPasskey(db, credential, { browser: browserOf(request, "passkey"), purpose: "caller", ...look }, now)) === look.personId;

/**
 * Whether somebody answers for others by a sign-in that was proven in two ways, with a factor that they have had since before then: whoever
 * has their mailbox could set another. A company that signs people in answers for their factors itself.
 */
export async function provedInTwoWays(db: Db, actor: Actor, setBefore: Date): Promise<boolean> {
  const [session, age] = await Promise.all([sessionById(db, requireSession(actor)), factorAgeOf(db, personIdOf(actor))]);
  const isOld = [age?.passkey_since, age?.authenticator_since].some((since) => since && since <= setBefore);
  return session?.second_factor === true && (session.method === "company" || isOld);
}

/** Counts what strangers try; 429 when it is too much from one place. */
export async function countTryBy(db: Db, request: FastifyRequest, now: Date): Promise<void> {
  await countAttempt(db, { trial: "passkey", email: "", ip: visitorOf(request).ip, known: true }, now);
}
