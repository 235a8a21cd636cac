import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { networkOf } from "../access/index.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** What is kept of a visitor's token: whoever reads the database cannot speak for them. */
export const hashOf = (token: string): string => digest(`chat ${token}`);

/** A network as it is kept for a day. */
export const networkMark = (ip: string): string => digest(`network ${networkOf(ip)}`).slice(0, 22);

/** The token of a request; null where there is none that could be one. */
export function tokenIn(request: FastifyRequest): string | null {
  const sent = request.headers["chat-token"];
  return typeof sent === "string" && /^[A-Za-z0-9_-]{43,64}$/.test(sent) ? sent : null;
}
