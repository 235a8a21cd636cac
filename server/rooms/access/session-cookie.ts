import type { FastifyReply, FastifyRequest } from "fastify";
import { readCookie, writeCookie } from "../../platform/http/cookies.ts";
import { accessSettings } from "./settings.ts";

const secure = (): boolean => accessSettings().publicUrl.startsWith("https:");

// __Host-: browsers take it only over https, from this host alone and for the whole of it (RFC 6265bis).
const name = (): string => (secure() ? "__Host-firstline" : "firstline");

/** The session token that the browser sent, if any. */
export function sentToken(request: FastifyRequest): string | null {
  try {
    return readCookie(request, name());
  } catch {
    // A cookie that does not decode is not one of ours.
    return null;
  }
}

export const keepToken = (reply: FastifyReply, token: string, expiresAt: Date, now: Date): void =>
  writeCookie(reply, name(), token, { maxAge: Math.floor((expiresAt.getTime() - now.getTime()) / 1000), secure: secure() });

export const forgetToken = (reply: FastifyReply): void => writeCookie(reply, name(), "", { maxAge: 0, secure: secure() });
