import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../../platform/db.ts";
import { framePolicy, newNonce, stylePolicy } from "../../platform/http/content-policy.ts";
import { webDir } from "../../platform/http/serve-web.ts";
import { recallWidget } from "./store-widgets.ts";

const style = "body{font:16px/24px system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}";
const pageOf = (title: string, words: readonly string[], script = ""): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${words.map((one) => `<p>${one}</p>`).join("")}</main>${script}</html>`;

const refuse = (reply: FastifyReply, status: number, words: readonly string[]): FastifyReply =>
  reply
    .code(status)
    .headers({
      "cache-control": "no-store",
      "content-security-policy": stylePolicy(style).replace(/frame-ancestors [^;]*/, "frame-ancestors *"),
    })
    .type("text/html; charset=utf-8")
    .send(pageOf("Chat", words));

/** The site whose page asks for the frame, as far as its browser tells. `frame-ancestors` holds in any case. */
function askedFrom({ headers }: FastifyRequest): string | null {
  if (headers["sec-fetch-dest"] !== "iframe" || typeof headers.referer !== "string") return null;
  return URL.parse(headers.referer)?.origin ?? null;
}

const nobody = ["There is no chat here.", "Her er det ingen chat."];
const foreign = [
  "This site may not show the chat. Whoever looks after the desk can allow it.",
  "Dette nettstedet kan ikke vise chatten. Den som har ansvar for desken, kan tillate det.",
];

/** GET /chat/{key}: the chat itself, by itself or in a frame of a site that may show it. GET /chat-page/{key}: a page that does, to look at. */
export function serveChat(app: FastifyInstance, db: Db, publicUrl: string): void {
  const own = new URL(publicUrl).origin;
  app.get<{ Params: { key: string } }>("/chat/:key", async (request, reply) => {
    const widget = await recallWidget(db, request.params.key);
    if (!widget) return refuse(reply, 404, nobody);
    const from = askedFrom(request);
    const here = new Set([own, `http://${request.headers.host}`, `https://${request.headers.host}`]);
    if (from !== null && !here.has(from) && !widget.origins.includes(from)) return refuse(reply, 403, foreign);
    const nonce = newNonce();
    const page = await readFile(join(webDir, "chat.html"), "utf8");
    return reply
      .headers({ "cache-control": "no-store", "content-security-policy": framePolicy(nonce, widget.origins) })
      .type("text/html; charset=utf-8")
      .send(page.replaceAll("{{nonce}}", nonce).replace("{{origins}}", widget.origins.join(" ")).replace("{{widget}}", widget.key));
  });
  app.get<{ Params: { key: string } }>("/chat-page/:key", async (request, reply) => {
    const widget = await recallWidget(db, request.params.key);
    if (!widget) return refuse(reply, 404, nobody);
    const words = [
      "This is a page as any other. The chat stands below on the right.",
      "Dette er en side som andre sider. Chatten står nede til høyre.",
    ];
    return reply
      .headers({ "cache-control": "no-store", "content-security-policy": `${stylePolicy(style)}; script-src 'self'; frame-src 'self'` })
      .type("text/html; charset=utf-8")
      .send(pageOf("Chat", words, `<script src="/chat.js" data-widget="${widget.key}" async></script>`));
  });
}
