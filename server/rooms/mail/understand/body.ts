import type { Note } from "./charset.ts";
import { unflow } from "./flowed.ts";
import { limits } from "./limits.ts";
import { contentId, textOf, type Part } from "./part.ts";

/** A stretch of the message that is read: as plain text, as html, or as both. */
interface Stretch {
  text: string | null;
  html: string | null;
}

/** What of a message is read and what is attached. */
export interface Body {
  stretches: Stretch[];
  attached: { part: Part; related: boolean }[];
}

const isText = (part: Part): boolean => (part.type === "text/plain" || part.type === "text/html") && part.disposition !== "attachment";
const readable = (part: Part): boolean => isText(part) && part.file_name === null;

/** The same once more for a mail program or a watch that nobody reads tickets with. */
const otherShapes = new Set(["text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext"]);

function cut(text: string, note: Note): string {
  if (text.length <= limits.text) return text;
  note(`text of ${text.length} characters cut to ${limits.text}`);
  return text.slice(0, limits.text).toWellFormed();
}

function read(part: Part, note: Note): Stretch {
  const text = cut(textOf(part, note), note);
  if (part.type === "text/html") return { text: null, html: text };
  const flowed = part.parameters.get("format")?.toLowerCase() === "flowed";
  return { text: flowed ? unflow(text, part.parameters.get("delsp")?.toLowerCase() === "yes") : text, html: null };
}

const join = (texts: readonly (string | null)[]): string | null => {
  const given = texts.filter((text) => text !== null);
  return given.length === 0 ? null : given.join("\n");
};

/** Alternatives are one stretch in two shapes; whatever else is among them is attached. */
function alternatives(part: Part, related: boolean, body: Body, note: Note): void {
  const inner: Body = { stretches: [], attached: body.attached };
  for (const child of part.children) if (!otherShapes.has(child.type)) walk(child, related, inner, note);
  const html = join(inner.stretches.map((one) => one.html));
  const plain = inner.stretches.filter((one) => one.html === null).map((one) => one.text);
  const texts = plain.length > 0 ? plain : inner.stretches.map((one) => one.text);
  if (inner.stretches.length > 0) body.stretches.push({ text: join(texts), html });
}

function walk(part: Part, related: boolean, body: Body, note: Note): void {
  if (part.type === "multipart/alternative") alternatives(part, related, body, note);
  else if (part.type === "multipart/related") {
    const start = part.parameters.get("start")?.replaceAll(/[<>]/g, "");
    const root = part.children.find((child) => start !== undefined && contentId(child) === start) ?? part.children[0];
    for (const child of part.children) walk(child, child !== root || related, body, note);
  } else if (part.children.length > 0) for (const child of part.children) walk(child, related, body, note);
  else if (readable(part)) body.stretches.push(read(part, note));
  else body.attached.push({ part, related });
}

/** Sorts a message's parts into what is read and what is attached. */
export function bodyOf(root: Part, note: Note): Body {
  const body: Body = { stretches: [], attached: [] };
  walk(root, false, body, note);
  // A text that has a file's name, where there is no other: some programs call the letter itself "message.txt".
  const named = body.stretches.length === 0 ? body.attached.findIndex((one) => isText(one.part)) : -1;
  if (named >= 0) body.stretches.push(...body.attached.splice(named, 1).map((one) => read(one.part, note)));
  return body;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** All that is read, as plain text. `htmlToText` serves stretches without a plain shape, and those whose plain shape is empty. */
export const plainOf = (body: Body, htmlToText: (html: string) => string, note: Note): string =>
  cut(
    body.stretches
      .map(({ text, html }) => (html !== null && (text === null || text.trim() === "") ? htmlToText(html) : (text ?? "")).trimEnd())
      .filter((text) => text !== "")
      .join("\n\n"),
    note,
  ).replace(/^\n+/, "");

/** All that is read, as html; null when nothing of it is html. */
export const htmlOf = (body: Body, note: Note): string | null =>
  body.stretches.some((one) => one.html !== null)
    ? cut(body.stretches.map(({ text, html }) => html ?? `<pre>${escape(text ?? "")}</pre>`).join("\n"), note)
    : null;
