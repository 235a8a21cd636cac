/** A piece of a filter as it is written, with its place in the text. */
export interface Piece {
  kind: "open" | "close" | "not" | "or" | "term" | "words";
  text: string;
  at: number;
  length: number;
}

export interface NotClosed {
  at: number;
  length: number;
}

const blank = /\s/;
const ends = /[\s()]/;

/** The end of what begins with a quotation mark at `from`, behind the mark that closes it; null when none does. */
function endOfQuote(text: string, from: number): number | null {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return null;
}

/** The end of a term: a blank or a bracket that stands in no quotation. */
function endOfTerm(text: string, from: number): number | null {
  let at = from;
  while (at < text.length && !ends.test(text[at] ?? " ")) {
    if (text[at] !== '"') at += 1;
    else {
      const end = endOfQuote(text, at);
      if (end === null) return null;
      at = end;
    }
  }
  return at;
}

/** A field and what it is compared by, at the beginning of a term. */
export const termHead = /^([a-z_]+|field\.[a-z0-9_]*)(:|[<>]=?)/i;

const kindOf = (text: string): Piece["kind"] => {
  if (text.toLowerCase() === "or") return "or";
  return termHead.test(text) ? "term" : "words";
};

/** Takes a filter's text apart. */
export function readWords(text: string): Piece[] | NotClosed {
  const pieces: Piece[] = [];
  const one = (kind: Piece["kind"], at: number) => pieces.push({ kind, text: text[at] ?? "", at, length: 1 });
  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? "";
    if (blank.test(sign)) at += 1;
    else if (sign === "(" || sign === ")" || (sign === "-" && /[^\s)]/.test(text[at + 1] ?? " "))) {
      one(sign === "(" ? "open" : sign === ")" ? "close" : "not", at);
      at += 1;
    } else {
      const end = endOfTerm(text, at);
      if (end === null) return { at, length: text.length - at };
      const term = text.slice(at, end);
      pieces.push({ kind: kindOf(term), text: term, at, length: term.length });
      at = end;
    }
  }
  return pieces;
}

/** Without its marks, where it stands in marks. */
export const unquote = (text: string): string => text.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replace(/\\(.)/g, "$1"));

/** In marks, where it could be read as something else. */
export const quote = (text: string): string =>
  text !== "" && !/[\s(),"\\:<>]/.test(text) && !text.startsWith("-") && text.toLowerCase() !== "or"
    ? text
    : `"${text.replace(/["\\]/g, "\\$&")}"`;

/** `a,"b, c",d` → its parts, each as it is written, with their places. */
export function splitValues(text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '"') at = (endOfQuote(text, at) ?? text.length) - 1;
    else if (at === text.length || text[at] === ",") {
      parts.push({ text: text.slice(from, at), at: from });
      from = at + 1;
    }
  }
  return parts;
}
