import type { FastifyReply } from "fastify";

/**
 * A stranger's page: an origin of its own, no scripts, nothing is loaded, links open beside the desk. It is shown in a frame of ours
 * and nowhere else.
 */
const strangers = [
  "sandbox allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "img-src data:",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** Answers sanitised HTML of somebody else's; the handler of a route with `media: "page"` returns what this answers. */
export function sendPage(reply: FastifyReply, html: string): void {
  reply.headers({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": strangers,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    // Browsers look up the names of links ahead, which tells the owner of a name made for one reader that it is read.
    "x-dns-prefetch-control": "off",
    "cache-control": "private, no-store",
  });
  reply.send(
    `<!doctype html><meta charset="utf-8"><base target="_blank"><style>body{margin:12px;font:15px/1.5 system-ui,sans-serif;background:#fff;color:#111;overflow-wrap:anywhere}img{max-width:100%}table{max-width:100%}blockquote{margin:0 0 0 .8em;padding-left:.8em;border-left:2px solid #ccc}</style>${html}`,
  );
}
