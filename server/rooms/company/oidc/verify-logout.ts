import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWK } from "jose";
import { askProviderJson } from "./provider-json.ts";
import type { ProviderRow } from "../store-provider.ts";
import { configurationOf } from "./configure.ts";

export interface LogoutTold {
  jti: string;
  subject: string | null;
  sid: string | null;
  expiresAt: Date;
}

const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"];
const happening = "http://schemas.openid.net/event/backchannel-logout";
/** Seconds: older ones are refused, and a token is remembered for as long. */
const oldest = 600;
const skew = 30;

const kept = new Map<string, { at: number; keys: JSONWebKeySet }>();
/** ms */
const memory = 5 * 60_000;
const atOnceAgain = 15_000;

async function keysOf(row: ProviderRow, uri: string | undefined, fresh: boolean): Promise<JSONWebKeySet> {
  const before = kept.get(row.id);
  if (before && Date.now() - before.at < (fresh ? atOnceAgain : memory)) return before.keys;
  const { keys: published } = await askProviderJson(row, uri ?? "");
  const isKey = (one: unknown): one is JWK => typeof one === "object" && one !== null && "kty" in one;
  const keys = { keys: Array.isArray(published) ? published.filter(isKey) : [] };
  kept.set(row.id, { at: Date.now(), keys });
  return keys;
}

async function payloadOf(row: ProviderRow, token: string, now: Date) {
  // As its tokens name it, which may be without the last stroke of what was typed.
  const { issuer, jwks_uri: uri } = (await configurationOf(row)).serverMetadata();
  const read = async (fresh: boolean) =>
    jwtVerify(token, createLocalJWKSet(await keysOf(row, uri, fresh)), {
      issuer,
      audience: row.client_id,
      algorithms,
      maxTokenAge: oldest,
      clockTolerance: skew,
      requiredClaims: ["jti", "iat"],
      currentDate: now,
    });
  // It may have been signed with a key that is new.
  const { payload, protectedHeader } = await read(false).catch((error: unknown) => {
    if (error instanceof errors.JWKSNoMatchingKey) return read(true);
    throw error;
  });
  const type = (protectedHeader.typ ?? "logout+jwt").toLowerCase().replace(/^application\//, "");
  if (!["logout+jwt", "jwt"].includes(type)) throw new Error("not a logout token");
  return payload;
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" && value.length <= 500 ? value : null);

/** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6) but for whether it was taken before. Throws for anything else. */
export async function verifyLogout(row: ProviderRow, token: string, now: Date): Promise<LogoutTold> {
  const { jti, sub, sid, events, nonce } = await payloadOf(row, token, now);
  const event = typeof events === "object" && events !== null ? (events as Record<string, unknown>)[happening] : undefined;
  if (typeof event !== "object" || event === null) throw new Error("not a logout token");
  if (nonce !== undefined) throw new Error("a logout token has no nonce");
  const told = { jti: textOf(jti), subject: textOf(sub), sid: textOf(sid) };
  if (told.jti === null || (told.subject === null && told.sid === null)) throw new Error("nobody is named");
  return { ...told, jti: told.jti, expiresAt: new Date(now.getTime() + (oldest + 2 * skew) * 1000) };
}
