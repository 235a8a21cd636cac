import { wrongFilter } from "../refuse.ts";
import type { Value } from "./filter.ts";

export type Token =
  | { kind: "(" | ")" | "[" | "]" | "end"; at: number }
  | { kind: "word"; text: string; at: number }
  | { kind: "value"; value: Value; at: number };

const pattern = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.:$-]))|([A-Za-z$][\w$.:-]*))/y;

const longest = 4000;
const most = 400;

/** The words of a filter. */
export function tokensOf(text: string): Token[] {
  if (text.length > longest) throw wrongFilter(text);
  const tokens: Token[] = [];
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found || tokens.length >= most) throw wrongFilter(text.slice(at));
    const [, sign, string, number, word] = found;
    if (sign) tokens.push({ kind: sign as "(", at });
    else if (string) tokens.push({ kind: "value", value: valueOf(string), at });
    else if (number) tokens.push({ kind: "value", value: Number(number), at });
    else tokens.push({ kind: "word", text: word ?? "", at });
    at = pattern.lastIndex;
  }
  return [...tokens, { kind: "end", at: text.length }];
}

function valueOf(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw wrongFilter(quoted);
  }
}
