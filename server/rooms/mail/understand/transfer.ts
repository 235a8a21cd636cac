import type { Note } from "./charset.ts";

const hex = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
};

/** Quoted-printable (RFC 2045 6.7). What is no escape stays as it stands. */
export function quotedPrintable(bytes: Buffer): Buffer {
  const made = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (code !== 0x3d) {
      made[size++] = code;
      continue;
    }
    const high = hex(bytes[at + 1] ?? 0);
    const low = hex(bytes[at + 2] ?? 0);
    if (high >= 0 && low >= 0) {
      made[size++] = high * 16 + low;
      at += 2;
      continue;
    }
    // A soft line break; some gateways leave spaces behind its sign.
    let next = at + 1;
    while (bytes[next] === 0x20 || bytes[next] === 0x09) next++;
    if (bytes[next] === 0x0d && bytes[next + 1] === 0x0a) at = next + 1;
    else if (bytes[next] === 0x0a || next === bytes.length) at = next;
    else made[size++] = code;
  }
  return made.subarray(0, size);
}

/** Letter by letter what belongs to base64; every padding ends a piece. */
function pieceByPiece(lines: readonly string[]): Buffer {
  const pieces: Buffer[] = [];
  let left = "";
  const flush = () => {
    if (left !== "") pieces.push(Buffer.from(left, "base64"));
    left = "";
  };
  for (const line of lines) {
    for (const [at, piece] of line
      .replaceAll(/[^A-Za-z0-9+/=]/g, "")
      .split(/=+/)
      .entries()) {
      if (at > 0) flush();
      left += piece;
    }
  }
  flush();
  return Buffer.concat(pieces);
}

const letters = new Uint8Array(256);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") letters[letter.charCodeAt(0)] = 1;
const spaces = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0]);
const padding = 0x3d;

/** How many letters of base64 there are where there is nothing else but spaces, and padding at the end; -1: there is. */
function lettersOf(bytes: Buffer): number {
  let count = 0;
  let padded = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (letters[code] === 1 && !padded) count++;
    else if (code === padding) padded = true;
    else if (!spaces.has(code)) return -1;
  }
  return count;
}

/** A quarter of a megabyte at a time: as one text a long file would be in memory twice. */
const stretch = 256 * 1024;

function plainBase64(bytes: Buffer, count: number): Buffer {
  // Memory of its own: it is given away whole.
  const made = Buffer.allocUnsafeSlow(Math.floor((count * 3) / 4));
  const some = Buffer.allocUnsafe(Math.min(stretch, count));
  let held = 0;
  let size = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (letters[code] !== 1) continue;
    some[held++] = code;
    if (held < stretch) continue;
    size += made.write(some.toString("latin1"), size, "base64");
    held = 0;
  }
  made.write(some.toString("latin1", 0, held), size, "base64");
  return made;
}

/** Base64 with what is found around it: junk, padding in every line, a footer that a list wrote below. */
export function base64(bytes: Buffer, note: Note): Buffer {
  const count = lettersOf(bytes);
  if (count >= 0) return plainBase64(bytes, count);
  const lines = bytes.toString("latin1").trim().split(/\r?\n/);
  const footer = lines.findIndex((line, at) => at > 0 && lines[at - 1]?.trim() === "" && /[^A-Za-z0-9+/=\s]/.test(line));
  note(footer < 0 ? "base64 with other signs in it" : "what stands below base64 left out");
  return pieceByPiece(footer < 0 ? lines : lines.slice(0, footer));
}

/** Lines of uuencode between `begin` and `end`, as old programs send files. */
export function uudecode(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (const line of bytes.toString("latin1", 0, bytes.length).split("\n")) {
    if (/^(?:begin|end)\b/.test(line) || line.length < 2) continue;
    const size = (line.charCodeAt(0) - 32) & 63;
    const made = Buffer.alloc(Math.ceil(size / 3) * 3);
    for (let group = 0; group * 3 < size; group++) {
      let bits = 0;
      for (let at = 0; at < 4; at++) bits = bits * 64 + ((line.charCodeAt(1 + group * 4 + at) - 32) & 63);
      made.writeUIntBE(bits, group * 3, 3);
    }
    pieces.push(made.subarray(0, size));
  }
  return Buffer.concat(pieces);
}

/** A part's bytes as they were before they were made fit for the way. */
export function decodeTransfer(bytes: Buffer, encoding: string, note: Note): Buffer {
  switch (encoding) {
    case "base64":
      return base64(bytes, note);
    case "quoted-printable":
      return quotedPrintable(bytes);
    case "x-uuencode":
    case "uuencode":
    case "x-uue":
      return uudecode(bytes);
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return bytes;
    default:
      note(`transfer encoding ${encoding.slice(0, 40)} is unknown, taken as it stands`);
      return bytes;
  }
}
