import type { FastifyReply, FastifyRequest } from "fastify";
import { readCookie, writeCookie } from "../../platform/http/cookies.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { accessSettings } from "./settings.ts";

/** What is begun in one browser and must be finished in it: each kind has a cookie of its own. */
export type Begun = "code" | "step" | "passkey" | "company";

const secure = (): boolean => accessSettings().publicUrl.startsWith("https:");
const nameOf = (kind: Begun): string => `${secure() ? "__Host-" : ""}firstline-${kind}`;

/** Gives this browser a new mark; answers the hash that the database keeps of it. `seconds` is how long it is good. */
export function markBrowser(reply: FastifyReply, kind: Begun, seconds: number): Buffer {
  const token = newToken();
  writeCookie(reply, nameOf(kind), token, { maxAge: seconds, secure: secure() });
  return hashToken(token);
}

/** The hash of the mark that this browser sent; of one without a mark, a hash that nothing has. */
export function browserOf(request: FastifyRequest, kind: Begun): Buffer {
  let token: string | null = null;
  try {
    token = readCookie(request, nameOf(kind));
  } catch {
    // A cookie that does not decode is not one of ours.
  }
  return hashToken(token || newToken());
}

export const unmarkBrowser = (reply: FastifyReply, kind: Begun): void =>
  writeCookie(reply, nameOf(kind), "", { maxAge: 0, secure: secure() });
