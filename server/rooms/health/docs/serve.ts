import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { stylePolicy } from "../../../platform/http/content-policy.ts";
import { docsPage } from "./page.ts";
import { style } from "./style.ts";

/** GET /api/docs: the reference that people read. Made once; it changes only with the program. */
export function serveDocs(app: FastifyInstance, publicUrl: string): void {
  let made: { page: string; etag: string } | null = null;
  app.get("/api/docs", (request, reply) => {
    if (!made) {
      const page = docsPage(publicUrl);
      made = { page, etag: `"${createHash("sha256").update(page).digest("base64url").slice(0, 22)}"` };
    }
    void reply.headers({ "cache-control": "no-cache", etag: made.etag, "content-security-policy": stylePolicy(style) });
    if (request.headers["if-none-match"] === made.etag) return reply.code(304).send();
    return reply.type("text/html; charset=utf-8").send(made.page);
  });
}
