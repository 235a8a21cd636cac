import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

/** Says in the trace what was noticed. */
export type Note = (sentence: string) => void;

// What mail programs write for charsets that the decoders know by another name.
const spellings = new Map([
  ["utf8mb4", "utf-8"],
  ["unicode", "utf-16"],
  ["unicode-1-1-utf-7", "utf-7"],
  ["latin", "windows-1252"],
  ["ansi", "windows-1252"],
  ["iso-8859", "windows-1252"],
  ["8859-1", "windows-1252"],
  ["iso-8859-8-e", "iso-8859-8"],
  ["cp932", "shift_jis"],
  ["windows-932", "shift_jis"],
  ["cp936", "gbk"],
  ["cp949", "euc-kr"],
  ["uhc", "euc-kr"],
  ["cp950", "big5"],
  ["cp50220", "iso-2022-jp"],
  ["cp50221", "iso-2022-jp"],
  ["iso-2022-jp-1", "iso-2022-jp"],
  ["iso-2022-jp-2", "iso-2022-jp"],
  ["x-mac-roman", "macintosh"],
  ["gb_2312", "gb18030"],
  ["gb2312", "gb18030"],
  ["gbk", "gb18030"],
]);
const western = new Set(["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "cp1252", "windows-1252", "x-cp1252"]);
const ascii = new Set([
  "",
  "us-ascii",
  "ascii",
  "7bit",
  "8bit",
  "unknown-8bit",
  "x-unknown",
  "unknown",
  "default",
  "binary",
  "none",
  "iso-ir-6",
]);

/** What iconv-lite knows beside charsets. */
const noCharset = new Set(["base64", "hex", "internal", "cesu8", "cesu-8"]);

function clean(label: string): string {
  const named = label
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/["'\s]/g, "");
  const known = spellings.get(named) ?? spellings.get(named.replace(/^x-/, "")) ?? named;
  return /^cp125[0-9]$/.test(known) ? `windows-${known.slice(2)}` : known;
}

const decoders = new Map<string, TextDecoder | null>();
function decoderOf(label: string): TextDecoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  let made: TextDecoder | null = null;
  try {
    made = new TextDecoder(label);
  } catch {
    // No such label: the other library may know it.
  }
  // A sender makes up as many labels as he likes; the ones that exist are few.
  if (made !== null || decoders.size < 200) decoders.set(label, made);
  return made;
}

/** UTF-16 without a byte order mark is told by where its zeros stand. */
function utf16(bytes: Buffer, announced: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (announced !== "utf-16") return announced;
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 400); at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return even > odd ? "utf-16be" : "utf-16le";
}

function sniff(bytes: Buffer): string {
  if (isUtf8(bytes)) return "utf-8";
  return "windows-1252";
}

/** Broken in one place it still is UTF-8; in Latin letters hardly anything of it is. */
function mostlyUtf8(bytes: Buffer): boolean {
  const read = bytes.toString("utf8");
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < read.length; at++) {
    const code = read.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > broken;
}

/** The charset that the bytes are really in, as far as bytes tell. */
function charsetOf(bytes: Buffer, label: string, note: Note): string {
  const announced = clean(label);
  if (announced === "utf-8" || announced === "utf8") {
    if (isUtf8(bytes) || mostlyUtf8(bytes)) return "utf-8";
    note("charset utf-8 read as windows-1252: its bytes are no UTF-8");
    return "windows-1252";
  }
  if (/^utf-16(?:le|be)?$/.test(announced)) return utf16(bytes, announced);
  if (ascii.has(announced)) {
    // ISO-2022-JP is 7 bit: without its name only its escapes tell.
    if (bytes.includes("\u001b$B") || bytes.includes("\u001b$@")) return "iso-2022-jp";
    if (isAscii(bytes)) return "utf-8";
    const found = sniff(bytes);
    note(`charset ${announced || "not named"} read as ${found}`);
    return found;
  }
  if (western.has(announced)) {
    if (isAscii(bytes) || !isUtf8(bytes)) return "windows-1252";
    note(`charset ${announced} read as utf-8: its bytes are UTF-8`);
    return "utf-8";
  }
  if (decoderOf(announced) !== null || (!noCharset.has(announced) && iconv.encodingExists(announced))) return announced;
  const found = sniff(bytes);
  note(`charset ${announced} is unknown, read as ${found}`);
  return found;
}

/** PostgreSQL keeps no NUL, and half a surrogate is no character. */
const whole = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed();

/** Bytes in a charset as their sender names it → text. Never throws: what cannot be read is read as what it most likely is. */
export function decodeBytes(bytes: Buffer, label: string, note: Note): string {
  if (bytes.length === 0) return "";
  const charset = charsetOf(bytes, label, note);
  if (charset === "utf-8") return whole(bytes.toString("utf8", bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0));
  const decoder = charset === "utf-7" ? null : decoderOf(charset);
  return whole(decoder === null ? iconv.decode(bytes, charset) : decoder.decode(bytes));
}
