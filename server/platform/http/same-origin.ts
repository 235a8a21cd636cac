import type { FastifyRequest } from "fastify";
import { Problem } from "../problem.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site makes a browser send with our cookie (CSRF): browsers name the origin of every
 * cross-site write. Bearer keys are not sent by browsers on their own and pass.
 */
export function requireSameOrigin(request: FastifyRequest, publicUrl: string): void {
  if (!safe.has(request.method)) requireOwnPage(request, publicUrl);
}

/** The same of whatever the method is: for streams, which another site could hold open with our cookie. */
export function requireOwnPage(request: FastifyRequest, publicUrl: string): void {
  if (request.headers.authorization) return;
  const site = request.headers["sec-fetch-site"];
  const { origin, host } = request.headers;
  const ours = new Set([new URL(publicUrl).origin, `http://${host}`, `https://${host}`]);
  const foreign = (origin !== undefined && !ours.has(origin)) || (site !== undefined && site !== "same-origin" && site !== "none");
  if (foreign) throw new Problem(403, "foreign_origin");
}
