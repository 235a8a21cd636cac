/** What is being typed behind a sign that asks for a list: words that are ready, or somebody's name. */
export interface Token {
  sign: "/" | ";" | "@";
  words: string;
  from: number;
  to: number;
}

const ready = /(?:^|\s)([/;])([\p{L}\d-]{0,20})$/u;
// Of a name so many words at most: behind it the sentence goes on.
const name = /(?:^|\s)(@)((?:[\p{L}'’-]{1,30}(?: [\p{L}'’-]{0,30}){0,3})?)$/u;

/** The sign and the letters behind it in front of the caret; null where there is none. Pure. */
export function tokenAt(text: string, caret: number): Token | null {
  const before = text.slice(0, caret);
  const found = ready.exec(before) ?? name.exec(before);
  if (!found) return null;
  const [, sign = "", words = ""] = found;
  return { sign: sign as Token["sign"], words, from: caret - words.length - 1, to: caret };
}

/** Puts words in the place of a token, if it still stands there; else where the caret was. Pure. */
export function replaceToken(text: string, token: Token, before: string, words: string): { text: string; caret: number } {
  const stands = text.slice(token.from, token.to) === before;
  const at = stands ? token.from : text.length;
  return { text: text.slice(0, at) + words + text.slice(stands ? token.to : at), caret: at + words.length };
}
