import { decodeBytes, type Note } from "./charset.ts";
import { decodeHeader } from "./encoded-words.ts";

/** `text/plain; charset=utf-8`: the value in small letters, and its parameters, decoded. */
export interface Structured {
  value: string;
  parameters: ReadonlyMap<string, string>;
}

/** Cuts at semicolons outside quotes, and leaves comments out where they may stand: after a space. */
function pieces(header: string): string[] {
  const found: string[] = [];
  let piece = "";
  let quoted = false;
  let comment = 0;
  const lastClose = header.lastIndexOf(")");
  for (let at = 0; at < header.length; at++) {
    const letter = header[at] ?? "";
    if (quoted) {
      if (letter === "\\" && (header[at + 1] === '"' || header[at + 1] === "\\")) piece += header[++at];
      else if (letter === '"') quoted = false;
      else piece += letter;
    } else if (comment > 0) comment += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    else if (letter === "(" && (at === 0 || header[at - 1] === " " || header[at - 1] === "\t") && at < lastClose) comment = 1;
    else if (letter === '"') quoted = true;
    else if (letter === ";") {
      found.push(piece);
      piece = "";
    } else piece += letter;
  }
  found.push(piece);
  return found;
}

interface Section {
  at: number;
  encoded: boolean;
  value: string;
}

const percent = (value: string): Buffer =>
  Buffer.from(
    value.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  );

/** RFC 2231: sections in order, those that are encoded read together, in the charset that the first one names. */
function joinSections(sections: Section[], fallback: string, note: Note): string {
  let charset = fallback;
  let text = "";
  let pending: Buffer[] = [];
  const flush = () => {
    if (pending.length > 0) text += decodeBytes(Buffer.concat(pending), charset, note);
    pending = [];
  };
  for (const [index, section] of sections.toSorted((one, other) => one.at - other.at).entries()) {
    let value = section.value;
    if (section.encoded && index === 0) {
      const named = /^([^']{0,60})'[^']{0,60}'/.exec(value);
      if (named) {
        charset = named[1] || charset;
        value = value.slice(named[0].length);
      }
    }
    if (section.encoded) pending.push(percent(value));
    else {
      flush();
      text += decodeHeader(value, fallback, note);
    }
  }
  flush();
  return text;
}

/** Reads a structured header. The first of two parameters with one name counts. */
export function structured(header: string, charset: string, note: Note): Structured {
  const [value, ...rest] = pieces(header);
  const parameters = new Map<string, string>();
  const continued = new Map<string, Section[]>();
  for (const piece of rest) {
    const equals = piece.indexOf("=");
    if (equals < 0) continue;
    const key = piece.slice(0, equals).trim().toLowerCase();
    const raw = piece.slice(equals + 1).trim();
    const section = /^([^*]+)\*(?:([0-9]{1,4})(\*)?)?$/.exec(key);
    if (section) {
      const name = section[1] ?? "";
      const sections = continued.get(name) ?? [];
      sections.push({ at: Number(section[2] ?? 0), encoded: section[2] === undefined || section[3] === "*", value: raw });
      continued.set(name, sections);
    } else if (!parameters.has(key)) parameters.set(key, key === "boundary" ? raw : decodeHeader(raw, charset, note));
  }
  // The extended one stands beside a plain one for programs that know no better.
  for (const [name, sections] of continued) parameters.set(name, joinSections(sections, charset, note));
  return { value: (value ?? "").trim().toLowerCase(), parameters };
}
