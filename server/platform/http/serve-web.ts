import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { builtFilePolicy, newNonce, pagePolicy } from "./content-policy.ts";

export const webDir = fileURLToPath(new URL("../../../web/dist/", import.meta.url));

/** Stands in the built page wherever a nonce goes (web/vite.config.ts). */
const placeholder = "{{nonce}}";

/** The one page of the web application. It is never kept: its nonce is good for this answer only. */
async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
  const nonce = newNonce();
  const page = await readFile(join(webDir, "index.html"), "utf8");
  return reply
    .headers({ "cache-control": "no-store", "content-security-policy": pagePolicy(nonce) })
    .type("text/html; charset=utf-8")
    .send(page.replaceAll(placeholder, nonce));
}

type NothingHere = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** The built web application; addresses it knows by itself (/desk, /portal …) all answer its one page. */
export async function serveWeb(app: FastifyInstance, nothingHere: NothingHere): Promise<void> {
  if (!existsSync(webDir)) {
    app.setNotFoundHandler(nothingHere);
    return;
  }
  // Before the files: the page as it was built has no nonce.
  for (const url of ["/", "/index.html"]) app.get(url, (_, reply) => sendPage(reply));
  await app.register(fastifyStatic, { root: webDir, wildcard: true, index: false, maxAge: "0", etag: true, setHeaders: headersOfFile });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/") || request.url.startsWith("/assets/"))
      return nothingHere(request, reply);
    return sendPage(reply);
  });
}

/** Built files carry a hash in their name. */
function headersOfFile(reply: FastifyReply, path: string): void {
  reply.header("content-security-policy", builtFilePolicy);
  // The one file that pages of other sites load: it opens a frame, and holds nothing that is anybody's.
  if (path.endsWith("/chat.js")) reply.headers({ "cross-origin-resource-policy": "cross-origin", "cache-control": "public, max-age=300" });
  if (path.includes("/assets/")) reply.header("cache-control", "public, max-age=31536000, immutable");
}
