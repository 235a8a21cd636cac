import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { framePolicy, newNonce } from "../../platform/http/content-policy.ts";
import { webDir } from "../../platform/http/serve-web.ts";

/** One page that takes nothing of the desk along: what it shows depends on its address and on what its browser keeps. No site may frame it. */
async function send(reply: FastifyReply, what: "device" | "phone"): Promise<FastifyReply> {
  const nonce = newNonce();
  const page = await readFile(join(webDir, "counter.html"), "utf8");
  const policy = framePolicy(nonce, []).replace(/frame-ancestors [^;]*/, "frame-ancestors 'none'");
  return reply
    .headers({ "cache-control": "no-store", "referrer-policy": "no-referrer", "content-security-policy": policy })
    .type("text/html; charset=utf-8")
    .send(page.replaceAll("{{nonce}}", nonce).replace("{{what}}", what));
}

/** GET /kiosk: a kiosk or board, once it was paired. GET /check-in/{key}: a telephone that read the code on its screen. GET /my-place: its place. */
export function serveCounters(app: FastifyInstance): void {
  app.get("/kiosk", (_, reply) => send(reply, "device"));
  app.get("/check-in/:key", (_, reply) => send(reply, "phone"));
  app.get("/my-place", (_, reply) => send(reply, "phone"));
}
