import type { FastifyRequest } from "fastify";
import { anonymous, personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { preferredLanguage } from "../../platform/i18n.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { hashToken } from "../../platform/secrets.ts";
import { standingOf, standingOfNobody } from "../teams/index.ts";
import { buildActor } from "./build-actor.ts";
import { expiryOf, lifetimeOf } from "./policy.ts";
import { sentToken } from "./session-cookie.ts";
import {
  callerByKeyId,
  callerByKeyToken,
  callerByPerson,
  callerBySessionId,
  callerBySessionToken,
  type CallerRow,
  type KeyCaller,
  type SessionCaller,
} from "./store-caller.ts";
import { touchApiKey } from "./store-key.ts";
import { touchSession } from "./store-session.ts";
import { mayViewAs } from "./view-as/policy.ts";

const minute = 60_000;
const isStale = (seen: Date | null, now: Date): boolean => !seen || now.getTime() - seen.getTime() > minute;

const keyActor = (db: Db, caller: KeyCaller): Promise<Actor> =>
  buildActor(db, caller, { sessionId: null, apiKeyId: caller.key_id, scopes: caller.scopes });

async function sessionActor(db: Db, caller: SessionCaller): Promise<Actor> {
  const credential = { sessionId: caller.session_id, apiKeyId: null, provenAt: caller.proven_at, limited: caller.limited };
  const own = await buildActor(db, caller, credential);
  return caller.view ? ((await viewedActor(db, own, caller.view)) ?? own) : own;
}

/** The person as whom somebody looks, within today's rights of both; null where that may be no more. */
async function viewedActor(db: Db, viewer: Actor, view: NonNullable<SessionCaller["view"]>): Promise<Actor | null> {
  const caller = viewer.limited ? undefined : await callerByPerson(db, view.person_id);
  if (!caller) return null;
  const viewedBy = { id: personIdOf(viewer), name: viewer.name, viewId: view.id, until: new Date(view.until) };
  const person = await buildActor(db, caller, { sessionId: viewer.sessionId, apiKeyId: null, viewedBy });
  // Their desk, in the words of who reads it.
  return mayViewAs(viewer, person) ? { ...person, language: viewer.language } : null;
}

async function byKey(db: Db, header: string, now: Date): Promise<Actor> {
  const key = /^Bearer (fl_[\w-]{20,100})$/i.exec(header)?.[1];
  const caller = key ? await callerByKeyToken(db, hashToken(key), now) : undefined;
  if (!caller) throw new Problem(401, "credential_refused");
  if (isStale(caller.last_used_at, now)) await touchApiKey(db, caller.key_id, now);
  return keyActor(db, caller);
}

/**
 * Who is asking: the bearer key of the Authorization header, else the session cookie, else nobody in particular.
 * Throws 401 for a key that is not good; a cookie that is not good is a visitor's, who is asked to sign in where needed.
 */
export async function authenticate(db: Db, request: FastifyRequest, now: Date): Promise<Actor> {
  // Never falls back to the cookie: such a request was let past the check of its origin.
  if (request.headers.authorization !== undefined) return byKey(db, request.headers.authorization, now);
  const token = sentToken(request);
  const caller = token ? await callerBySessionToken(db, hashToken(token), now) : undefined;
  if (!caller) return anonymous(preferredLanguage(request.headers["accept-language"]));
  if (isStale(caller.last_seen_at, now)) {
    const lifetime = lifetimeOf(caller.grants.map((grant) => grant.role));
    await touchSession(db, caller.session_id, now, expiryOf(caller.created_at, now, lifetime));
  }
  return sessionActor(db, caller);
}

/** The same caller again, with today's rights; null once the session or key has ended. Does not count as a sign of life. */
export async function refreshActor(db: Db, actor: Actor, now: Date): Promise<Actor | null> {
  if (actor.sessionId) {
    const caller = await callerBySessionId(db, actor.sessionId, now);
    return caller ? sessionActor(db, caller) : null;
  }
  const caller = actor.apiKeyId ? await callerByKeyId(db, actor.apiKeyId, now) : undefined;
  return caller ? keyActor(db, caller) : null;
}

/** Whoever just signed in. */
export async function refreshSession(db: Db, sessionId: string, now: Date): Promise<Actor> {
  const caller = await callerBySessionId(db, sessionId, now);
  if (!caller) throw new Problem(401, "sign_in_needed");
  return sessionActor(db, caller);
}

/** As `actorFor`, of a person whom this transaction just made: nobody gave them anything yet. */
export async function actorOfNew(
  db: Db,
  { id, name, language, time_zone }: Omit<CallerRow, "person_id" | "grants"> & { id: string },
): Promise<Actor> {
  const caller = { person_id: id, name, language, time_zone, grants: [] };
  return buildActor(db, caller, { sessionId: null, apiKeyId: null }, standingOfNobody(db));
}

/** A person as an actor without a credential: for the desk acting in somebody's name, and for tests. 404 for who may not sign in. */
export async function actorFor(db: Db, personId: string): Promise<Actor> {
  const standing = standingOf(db, personId);
  const [caller] = await Promise.all([callerByPerson(db, personId), standing]);
  if (!caller) throw notFound("person");
  return buildActor(db, caller, { sessionId: null, apiKeyId: null }, standing);
}
