import { decodeBytes, type Note } from "./charset.ts";
import { first, readHead, type Field } from "./head.ts";
import { limits, tooMuch } from "./limits.ts";
import { structured, type Structured } from "./parameters.ts";
import { decodeTransfer } from "./transfer.ts";

/** One node of a message (RFC 2046). */
export interface Part {
  fields: readonly Field[];
  type: string;
  parameters: ReadonlyMap<string, string>;
  disposition: string;
  file_name: string | null;
  /** As it came, not yet decoded: a view on the message. */
  body: Buffer;
  children: Part[];
}

/** What is left of the message's budget while its parts are walked. */
interface Walk {
  parts: number;
  charset: string;
  note: Note;
}

const newline = 0x0a;
const isBlank = (code: number | undefined): boolean => code === 0x20 || code === 0x09 || code === 0x0d;

/** Where the parts between the lines `--boundary` lie: [start, end). The last one ends with the body where its end is missing. */
function between(body: Buffer, boundary: string, note: Note): [number, number][] {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const found: [number, number][] = [];
  let open = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== newline) continue;
    let after = at + mark.length;
    const closes = body[after] === 0x2d && body[after + 1] === 0x2d;
    if (closes) after += 2;
    while (isBlank(body[after])) after++;
    if (after < body.length && body[after] !== newline) continue;
    if (open >= 0) found.push([open, body[at - 2] === 0x0d ? at - 2 : Math.max(open, at - 1)]);
    if (found.length > limits.parts) throw tooMuch("parts");
    open = closes ? -1 : Math.min(after + 1, body.length);
    if (closes) break;
  }
  if (open >= 0) {
    note("the end of a multipart is missing");
    found.push([open, body.length]);
  }
  return found;
}

/** A first line `--something` where no header says the boundary. */
function guessBoundary(body: Buffer): string | null {
  const top = body.toString("latin1", 0, Math.min(body.length, 4000));
  return /(?:^|\n)--([^\s-][^\s]{3,69})[ \t]*\r?\n[A-Za-z-]+:/.exec(top)?.[1] ?? null;
}

function boundaryOf(type: Structured, body: Buffer, note: Note): string | null {
  const named = type.parameters.get("boundary");
  if (named !== undefined && named !== "" && body.includes(`--${named}`, 0, "latin1")) return named;
  const guessed = guessBoundary(body);
  if (guessed !== null) note("a multipart's boundary guessed from its body");
  return guessed;
}

function fileNameOf(disposition: Structured, type: Structured): string | null {
  const named = disposition.parameters.get("filename") || type.parameters.get("name") || type.parameters.get("filename");
  return named === undefined || named.trim() === "" ? null : named;
}

function fromFields(fields: readonly Field[], body: Buffer, standing: string, depth: number, walk: Walk): Part {
  if (++walk.parts > limits.parts) throw tooMuch("parts");
  if (depth > limits.depth) throw tooMuch("depth");
  const type = structured(first(fields, "content-type"), walk.charset, walk.note);
  const disposition = structured(first(fields, "content-disposition"), walk.charset, walk.note);
  const known = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/.test(type.value);
  if (!known && type.value !== "" && type.value !== "text") walk.note("a content type that is none");
  const part: Part = {
    fields,
    type: known ? type.value : standing,
    parameters: type.parameters,
    disposition: disposition.value,
    file_name: fileNameOf(disposition, type),
    body,
    children: [],
  };
  if (!part.type.startsWith("multipart/")) return part;
  const boundary = boundaryOf(type, body, walk.note);
  const ranges = boundary === null ? [] : between(body, boundary, walk.note);
  if (ranges.length === 0) {
    if (body.length > 0) walk.note("a multipart without parts taken as text");
    return { ...part, type: "text/plain", disposition: "", file_name: null };
  }
  const inner = part.type === "multipart/digest" ? "message/rfc822" : "text/plain";
  for (const [start, end] of ranges) part.children.push(readPart(body.subarray(start, end), inner, depth + 1, walk));
  return part;
}

function readPart(bytes: Buffer, standing: string, depth: number, walk: Walk): Part {
  const head = readHead(bytes, 0, bytes.length, walk.note);
  return fromFields(head.fields, bytes.subarray(head.end), standing, depth, walk);
}

/** Some programs end lines with a bare CR, and only with that. */
function withNewlines(bytes: Buffer, note: Note): Buffer {
  if (bytes.includes(newline) || !bytes.includes(0x0d)) return bytes;
  note("lines end with CR alone");
  return Buffer.from(bytes.map((code) => (code === 0x0d ? newline : code)));
}

/** A byte order mark and empty lines on top are nobody's. */
function topOf(bytes: Buffer): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < 1000 && (isBlank(bytes[at]) || bytes[at] === newline)) at++;
  return at;
}

/** The message's own charset, for what is written raw in its heads. */
function charsetOfMessage(fields: readonly Field[]): string {
  return /charset\s?=\s?"?([\w.:-]{1,40})/i.exec(first(fields, "content-type"))?.[1] ?? "";
}

/** The whole tree, within `limits`. Messages that are attached stay leaves: they are somebody else's. */
export function readParts(raw: Buffer, note: Note): Part {
  if (raw.length > limits.message) throw tooMuch("message");
  const bytes = withNewlines(raw, note);
  const head = readHead(bytes, topOf(bytes), bytes.length, note);
  const walk: Walk = { parts: 0, charset: charsetOfMessage(head.fields), note };
  return fromFields(head.fields, bytes.subarray(head.end), "text/plain", 0, walk);
}

export const contentId = (part: Part): string | null =>
  first(part.fields, "content-id")
    .slice(0, 500)
    .replaceAll(/[<>\s]/g, "") || null;

/** What follows a semicolon is somebody's mistake. */
const encodingOf = (part: Part): string =>
  /^[\s"(]*([\w-]+)/.exec(first(part.fields, "content-transfer-encoding"))?.[1]?.toLowerCase() ?? "";

export const contentOf = (part: Part, note: Note): Buffer => decodeTransfer(part.body, encodingOf(part), note);

/** What html says of itself, where its part's head says nothing. */
const charsetInHtml = (content: Buffer): string =>
  /<meta\s[^>]{0,200}?charset\s?=\s?["']?([\w:.-]{2,40})/i.exec(content.toString("latin1", 0, 2000))?.[1] ?? "";

/** A text part's characters, lines ended by \n. */
export function textOf(part: Part, note: Note): string {
  const content = contentOf(part, note);
  const text = decodeBytes(content, part.parameters.get("charset") ?? (part.type === "text/html" ? charsetInHtml(content) : ""), note);
  return text.includes("\r") ? text.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : text;
}
