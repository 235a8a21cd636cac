import { isAscii } from "node:buffer";
import { decodeBytes, type Note } from "./charset.ts";
import { quotedPrintable } from "./transfer.ts";

interface Word {
  charset: string;
  bytes: Buffer;
  /** Where it ends in the header. */
  end: number;
}

/** The encoded word (RFC 2047) that begins at `at` with `=?`. Null: it only looks like one. Spaces within are broken and seen daily. */
function wordAt(header: string, at: number, last: number): Word | null {
  const charsetEnd = header.indexOf("?", at + 2);
  if (charsetEnd < 0 || charsetEnd - at > 80 || charsetEnd + 3 > last || header[charsetEnd + 2] !== "?") return null;
  const encoding = header[charsetEnd + 1]?.toUpperCase();
  const end = header.indexOf("?=", charsetEnd + 3);
  if (end < 0 || (encoding !== "Q" && encoding !== "B")) return null;
  const charset = header.slice(at + 2, charsetEnd).split("*")[0] ?? "";
  if (charset === "" || /\s/.test(charset)) return null;
  const content = header.slice(charsetEnd + 3, end);
  const bytes =
    encoding === "B"
      ? Buffer.from(content, "base64")
      : quotedPrintable(Buffer.from(content.replaceAll("_", " ").replaceAll("\n", ""), "latin1"));
  return { charset: charset.toLowerCase(), bytes, end: end + 2 };
}

/** Bytes of a header that nobody encoded: UTF-8 (RFC 6532), else what the message's text is in, else Latin. */
export function rawText(binary: string, charset: string, note: Note): string {
  const bytes = Buffer.from(binary, "latin1");
  return isAscii(bytes) ? binary : decodeBytes(bytes, charset, (sentence) => note(`in the head: ${sentence}`));
}

/** Each word of these begins anew. */
const stateful = /^(?:iso-2022|utf-?7|utf-?16|hz)/;

/**
 * A header's value (its bytes, one character each) → text. Neighbouring words in one charset are read together: senders break lines in the
 * middle of a letter.
 */
export function decodeHeader(binary: string, charset: string, note: Note): string {
  let made = "";
  let from = 0;
  let words: { charset: string; pieces: Buffer[]; end: number } | null = null;
  const flush = () => {
    if (words) made += decodeBytes(Buffer.concat(words.pieces), words.charset, (sentence) => note(`in the head: ${sentence}`));
    words = null;
  };
  // Looked for once: a header full of beginnings without an end would be gone through from each of them.
  const last = binary.lastIndexOf("?=");
  for (let at = binary.indexOf("=?"); at >= 0; at = binary.indexOf("=?", at)) {
    const word = wordAt(binary, at, last);
    if (word === null) {
      at += 2;
      continue;
    }
    const between = binary.slice(from, at);
    const adjacent = words !== null && between.trim() === "";
    if (adjacent && words?.charset === word.charset && !stateful.test(word.charset)) words.pieces.push(word.bytes);
    else {
      flush();
      if (!adjacent) made += rawText(between, charset, note);
      words = { charset: word.charset, pieces: [word.bytes], end: word.end };
    }
    at = word.end;
    from = word.end;
  }
  flush();
  return made + rawText(binary.slice(from), charset, note);
}
