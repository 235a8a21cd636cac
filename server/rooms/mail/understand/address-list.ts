import { mailAddress } from "./address.ts";
import { decodeHeader, rawText } from "./encoded-words.ts";
import type { Note } from "./charset.ts";
import type { MailAddress } from "./understood.ts";

/** One entry of a list, cut apart: what stands in brackets, and what stands around. */
interface Entry {
  angle: string | null;
  /** Without quotes and comments. */
  words: string;
  comment: string;
  quoted: boolean;
}

const nothing = (): Entry => ({ angle: null, words: "", comment: "", quoted: false });

/** A comment glued to an address would be part of it to other programs. */
const standsApart = (header: string, at: number): boolean => at === 0 || " \t>,;:".includes(header[at - 1] ?? "");

/** Cuts a list at its commas, in one pass. Groups are opened: their members count, their names do not. */
function entries(header: string): Entry[] {
  const found: Entry[] = [];
  let entry = nothing();
  let state: "words" | "quoted" | "angle" = "words";
  let comment = 0;
  const end = () => {
    if (entry.words.trim() !== "" || entry.angle !== null) found.push(entry);
    entry = nothing();
  };
  for (let at = 0; at < header.length; at++) {
    const letter = header[at] ?? "";
    if (comment > 0) {
      if (letter === "\\") at++;
      else if (letter === ")") comment--;
      else if (letter === "(") comment++;
      if (comment > 0) entry.comment += letter;
    } else if (state === "quoted") {
      if (letter === "\\") entry.words += header[++at] ?? "";
      else if (letter === '"') state = "words";
      else entry.words += letter;
    } else if (state === "angle") {
      if (letter === ">") state = "words";
      else entry.angle += letter;
    } else if (letter === "(" && standsApart(header, at)) comment = 1;
    else if (letter === '"') [state, entry.quoted] = ["quoted", true];
    else if (letter === "<" && entry.angle === null) [state, entry.angle] = ["angle", ""];
    else if (letter === ":" && entry.angle === null && !entry.words.includes("@")) entry = nothing();
    else if (letter === "," || letter === ";") end();
    else entry.words += letter;
  }
  // What never ends is read differently by everybody.
  if (state === "words" && comment === 0) end();
  return found;
}

/** Outlook puts names in single quotes too. */
const unquoted = (name: string): string => (/^'.*'$/.test(name) ? name.slice(1, -1) : name);

/** The addresses of a list that are addresses, in order; the rest is left out and said. */
export function readAddresses(header: string, charset: string, note: Note): MailAddress[] {
  return entries(header).flatMap((entry) => {
    const bare = entry.angle === null;
    const address = rawText((bare ? entry.words : (entry.angle ?? "")).trim(), charset, note);
    const words = bare ? entry.comment : entry.words.trim() || entry.comment;
    const name = unquoted(decodeHeader(words, charset, note).trim());
    const checked = bare && entry.quoted ? null : mailAddress(name === address ? "" : name, address);
    if (checked === null) note(`an address that is none left out: ${JSON.stringify(address.slice(0, 80))}`);
    return checked ?? [];
  });
}
