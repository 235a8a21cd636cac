import type { FastifyRequest } from "fastify";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { sessionEnded } from "./events.ts";
import { effectiveRoles, expiryOf, lifetimeOf } from "./policy.ts";
import { sentToken } from "./session-cookie.ts";
import { grantsOf } from "./store-account.ts";
import { secondFactorRoles } from "./factors/store-rule.ts";
import { requireWayIn } from "./require-way-in.ts";
import { insertOrigin } from "./store-origin.ts";
import { insertSession, revokeSessionByToken } from "./store-session.ts";
import type { SessionOrigin, SignInMethod } from "./tables.ts";

/** From where a request came. */
export interface Visitor {
  ip: string;
  userAgent: string;
  /** The session cookie that came along: a new sign-in replaces it. */
  token: string | null;
}

export const visitorOf = (request: FastifyRequest): Visitor => ({
  ip: request.ip,
  userAgent: (request.headers["user-agent"] ?? "").replace(/\p{Cc}/gu, " ").slice(0, 300),
  token: sentToken(request),
});

export interface StartedSession {
  id: string;
  /** Goes into the cookie and nowhere else; the database keeps its hash. */
  token: string;
  /** When it ends at the latest. */
  endsAt: Date;
  personId: string;
}

export interface SignedInBy {
  method: SignInMethod;
  /** Proven in two ways, or by a passkey, which is both. */
  secondFactor: boolean;
  /** Through a provider of the company. */
  origin?: SessionOrigin | null;
  /** When they last showed there who they are; null where nobody knows. Left out: just now. */
  provenAt?: Date | null;
}

/**
 * A new session with a new token at every sign-in, never one that was there before. Where a role needs a second factor and none
 * was used, it is limited to setting one up. Publishes `session.started`.
 */
export async function startSession(tx: Db, personId: string, by: SignedInBy, visitor: Visitor, now: Date): Promise<StartedSession> {
  const { method, secondFactor, origin = null, provenAt = now } = by;
  await requireWayIn(tx, personId, { method, secondFactor, ip: visitor.ip }, now);
  if (visitor.token) {
    const old = await revokeSessionByToken(tx, hashToken(visitor.token), now);
    if (old) await publish(tx, sessionEnded(old.id, old.person_id, "replaced", old.person_id), now);
  }
  const roles = (await grantsOf(tx, personId)).map((grant) => grant.role);
  const lifetime = lifetimeOf(roles);
  const needed = await secondFactorRoles(tx);
  const [id, token] = [newId(), newToken()];
  await insertSession(tx, {
    id,
    token_hash: hashToken(token),
    person_id: personId,
    method,
    created_at: now,
    last_seen_at: now,
    expires_at: expiryOf(now, now, lifetime),
    user_agent: visitor.userAgent,
    ip: visitor.ip,
    revoked_at: null,
    second_factor: secondFactor,
    limited: !secondFactor && [...effectiveRoles(roles)].some((role) => needed.has(role)),
    proven_at: provenAt,
  });
  if (origin) await insertOrigin(tx, { ...origin, session_id: id });
  await publish(
    tx,
    { type: "session.started", actorId: personId, personId, data: { session_id: id, method, second_factor: secondFactor, ip: visitor.ip } },
    now,
  );
  return { id, token, endsAt: new Date(now.getTime() + lifetime.absolute), personId };
}
