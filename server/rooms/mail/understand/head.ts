import type { Note } from "./charset.ts";
import { limits, tooMuch } from "./limits.ts";

/** A header: its name in small letters, its value unfolded, one character per byte. */
export interface Field {
  name: string;
  value: string;
}

export interface Head {
  fields: Field[];
  /** Where the body begins. */
  end: number;
}

const name = /^[\x21-\x39\x3b-\x7e]+$/;

/** Splits `name: value`; null: the line is none. */
function field(line: string): Field | null {
  const colon = line.indexOf(":");
  const found = line.slice(0, Math.max(colon, 0)).trimEnd();
  if (found.length === 0 || found.length > 200 || !name.test(found)) return null;
  return { name: found.toLowerCase(), value: line.slice(colon + 1).trim() };
}

/**
 * The head between `start` and the first empty line. Forgives what is seen in the wild: a mailbox's "From " line or a byte order mark on top,
 * lines folded without a space, no empty line at all. NUL and bare CR never reach a value.
 */
export function readHead(bytes: Buffer, start: number, limit: number, note: Note): Head {
  const fields: { name: string; value: string[] }[] = [];
  let at = start;
  while (at < limit) {
    const newline = bytes.indexOf(0x0a, at);
    const next = newline < 0 || newline >= limit ? limit : newline + 1;
    if (next - start > limits.head) throw tooMuch("head");
    let end = next;
    while (end > at && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
    let line = bytes.toString("latin1", at, end);
    if (/[\0\r]/.test(line)) {
      note("NUL or CR within a header");
      line = line.replaceAll("\0", "").replaceAll("\r", " ");
    }
    const last = fields.at(-1);
    if (line === "") return { fields: join(fields), end: next };
    if (line.startsWith("--") && last) {
      note("no empty line below the head");
      return { fields: join(fields), end: at };
    }
    at = next;
    const folded = line.startsWith(" ") || line.startsWith("\t");
    const found = folded ? null : field(line);
    if (found) {
      if (fields.length === limits.headers) throw tooMuch("headers");
      fields.push({ name: found.name, value: [found.value] });
    } else if (last) {
      if (!folded) note("a line of the head without a name taken as part of the one above");
      last.value.push(line.trim());
    } else if (!/^>?From /.test(line)) note("a line without a name on top of the head left out");
  }
  return { fields: join(fields), end: limit };
}

const join = (fields: { name: string; value: string[] }[]): Field[] =>
  fields.map((one) => ({ name: one.name, value: one.value.length === 1 ? (one.value[0] ?? "") : one.value.join(" ").trim() }));

/** The first of that name, or an empty text: whoever comes second was added by somebody who wants to be believed. */
export const first = (fields: readonly Field[], wanted: string): string => fields.find((one) => one.name === wanted)?.value ?? "";

export const all = (fields: readonly Field[], wanted: string): string[] =>
  fields.filter((one) => one.name === wanted).map((one) => one.value);
