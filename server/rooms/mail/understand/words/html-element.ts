import type { Mark } from "./line.ts";

export type Attributes = ReadonlyMap<string, string>;

/** What an element does to the words in it, besides breaking lines. */
export interface Effect {
  hides: boolean;
  quotes: boolean;
  mark: Mark | null;
}

// Where clients put what somebody else wrote. Outlook on the web writes x_ before names when it nests a mail in another.
const quoteClasses = new Set(["yahoo_quoted", "protonmail_quote", "tutanota_quote", "iosymail", "zmail_extra", "quote-card"]);
const attributionClasses = new Set(["gmail_attr", "moz-cite-prefix", "moz-email-headers-table", "outlookmessageheader"]);
const cutIds = new Set(["divrplyfwdmsg", "mail-editor-reference-message-container"]);
const cutClasses = new Set(["ms-outlook-mobile-reference-message"]);
const signatureClasses = new Set([
  "gmail_signature",
  "moz-signature",
  "protonmail_signature_block",
  "tutanota_signature",
  "yahoo_signature",
]);
const signatureIds = new Set(["signature", "ms-outlook-mobile-signature", "applemailsignature", "applelinksignature", "yahoo-signature"]);
const unseen = new Set(["title", "style", "script", "template", "svg", "math", "select", "textarea", "object", "xmp", "datalist"]);

const unprefixed = (name: string) => name.toLowerCase().replace(/^(?:x_){1,9}/, "");
const hiding = /display:none|mso-hide:all|visibility:hidden|font-size:0(?:px|pt|em)?(?:;|$|!)/;

/** A blockquote is an indent, not a quote, when its client drew no line beside it (Gmail's and Outlook's indent buttons). */
function isQuote(name: string, attributes: Attributes, classes: readonly string[], style: string): boolean {
  if (classes.some((one) => quoteClasses.has(one))) return true;
  if (name !== "blockquote") return false;
  if (attributes.get("type") === "cite" || attributes.has("cite") || classes.includes("gmail_quote")) return true;
  return !/border:none|border:0|border-width:0|border-left:none/.test(style);
}

function markOf(attributes: Attributes, classes: readonly string[]): Mark | null {
  const id = unprefixed(attributes.get("id") ?? "");
  const name = (attributes.get("name") ?? "").toLowerCase();
  if (cutIds.has(id) || name === "messagereplysection" || classes.some((one) => cutClasses.has(one))) return "cut";
  if (classes.some((one) => attributionClasses.has(one))) return "attribution";
  if (signatureIds.has(id) || classes.some((one) => signatureClasses.has(one))) return "signature";
  if (attributes.get("data-smartmail") === "gmail_signature" || attributes.get("data-signatureblock") === "true") return "signature";
  return name === "messagesignaturesection" ? "signature" : null;
}

/** Reads an element's meaning from its name and attributes. */
export function effectOf(name: string, attributes: Attributes): Effect {
  const style = (attributes.get("style") ?? "").slice(0, 2000).toLowerCase().replaceAll(/\s/g, "");
  const classes = (attributes.get("class") ?? "").slice(0, 500).split(/\s+/).map(unprefixed);
  return {
    hides: unseen.has(name) || attributes.has("hidden") || hiding.test(style),
    quotes: isQuote(name, attributes, classes, style),
    mark: markOf(attributes, classes),
  };
}

/** Whether a paragraph keeps distance to its neighbours: Outlook's and styled ones do not. */
export function keepsDistance(attributes: Attributes): boolean {
  if (/\bMso(?:Normal|PlainText|ListParagraph|NoSpacing)/i.test((attributes.get("class") ?? "").slice(0, 500))) return false;
  return !/margin(?:-top)?:\s?0/i.test((attributes.get("style") ?? "").slice(0, 2000));
}
