import { digitsOf, fold } from "../../platform/fold.ts";
import { wordsOf } from "./terms.ts";

/** What was typed into "Who is it?": the beginning or end of a number, the beginning of an address, or words in any order. */
export type Question =
  | { kind: "number"; /** The beginning, in the ways it may be meant. */ digits: string[]; /** The end, as typed. */ last: string }
  | { kind: "mail"; mail: string }
  | { kind: "words"; words: string[] }
  | { kind: "nothing" };

const mostWords = 6;

export function readQuestion(typed: string): Question {
  const text = typed.trim();
  if (/^\+?[\d\s().-]+$/.test(text) && /\d/.test(text))
    return { kind: "number", digits: numbersMeant(text), last: text.replace(/\D/g, "") };
  if (text.includes("@")) return { kind: "mail", mail: fold(text).replaceAll(" ", "") };
  const words = [...new Set(wordsOf(text))].slice(0, mostWords);
  return words.length > 0 ? { kind: "words", words } : { kind: "nothing" };
}

/** While it is typed, "+47 22" may be the country and two digits of the number. */
function numbersMeant(text: string): string[] {
  const digits = digitsOf(text);
  const withoutCountry = /^(\+|00)\s*47/.test(text) ? text.replace(/\D/g, "").replace(/^(00)?47/, "") : digits;
  return [...new Set([withoutCountry, digits])].filter(Boolean);
}
