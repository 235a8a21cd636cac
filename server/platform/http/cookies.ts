import type { FastifyReply, FastifyRequest } from "fastify";

/** The value of one cookie of the request, or null. */
export function readCookie(request: FastifyRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return decodeURIComponent(value.join("="));
  }
  return null;
}

/** HttpOnly and SameSite always; Secure wherever the desk is reached by https. `maxAge` in seconds; 0 forgets it. */
export function writeCookie(reply: FastifyReply, name: string, value: string, options: { maxAge: number; secure: boolean }): void {
  const parts = [`${name}=${encodeURIComponent(value)}`, "Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${options.maxAge}`];
  if (options.secure) parts.push("Secure");
  reply.header("set-cookie", parts.join("; "));
}
