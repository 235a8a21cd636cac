import { createHash, randomBytes } from "node:crypto";

/** What no answer of ours ever does, whatever it holds (CSP level 3): load, run, be framed, move its links or send a form. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Built files. The shared worker takes its policy from its own answer: it asks the API and imports what was built beside it. */
export const builtFilePolicy = `${closedPolicy}; script-src 'self'; connect-src 'self'`;

/** A page without a script, whose one style sheet stands inside it. */
export const stylePolicy = (style: string): string =>
  `${closedPolicy}; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/** What a script or style must carry to count; another one for every answer. */
export const newNonce = (): string => randomBytes(18).toString("base64url");

/**
 * The web application: only scripts that our page names, and what those import; no text becomes markup or a script but by
 * the policy `default` of web/platform/trusted-types.ts.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Other people's mail, which brings a policy of its own (send-page.ts).
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");

/**
 * The chat, which pages of these sites may show in a frame: only its own script and style sheet, and nobody to speak with but the desk. No text
 * becomes markup or a script there.
 */
export const framePolicy = (nonce: string, origins: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...origins].join(" ")}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
