import { wrongFilter } from "../refuse.ts";
import { compares, type Compare, type Filter, type Value } from "./filter.ts";
import { tokensOf, type Token } from "./tokens.ts";

const deepest = 20;
const words: Record<string, Value> = { true: true, false: false, null: null };
const core = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/i;

const isCompare = (word: string): word is Compare => compares.some((one) => one === word);

/**
 * FILTER of RFC 7644, figure 1: `not` before `and` before `or`; attribute names and operators in any case. Throws 400 invalidFilter and never
 * anything else. `deep`: how many brackets are open.
 */
export function parseFilter(text: string): Filter {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: "end", at: text.length };
  const wrong = () => wrongFilter(text.slice(peek().at).trim() || text);
  const isWord = (word: string): boolean => {
    const token = peek();
    return token.kind === "word" && token.text.toLowerCase() === word;
  };
  const take = (kind: Token["kind"]) => {
    if (peek().kind !== kind) throw wrong();
    at += 1;
  };
  const takeWord = (): string => {
    const token = peek();
    if (token.kind !== "word") throw wrong();
    at += 1;
    return token.text.toLowerCase();
  };

  function either(deep: number, inside: boolean): Filter {
    if (deep > deepest) throw wrong();
    let left = both(deep, inside);
    while (isWord("or")) {
      at += 1;
      left = { is: "or", left, right: both(deep, inside) };
    }
    return left;
  }
  function both(deep: number, inside: boolean): Filter {
    let left = one(deep, inside);
    while (isWord("and")) {
      at += 1;
      left = { is: "and", left, right: one(deep, inside) };
    }
    return left;
  }
  function one(deep: number, inside: boolean): Filter {
    if (isWord("not") && tokens[at + 1]?.kind === "(") {
      at += 1;
      return { is: "not", of: bracketed(deep, inside) };
    }
    return peek().kind === "(" ? bracketed(deep, inside) : attribute(deep, inside);
  }
  function bracketed(deep: number, inside: boolean): Filter {
    take("(");
    const filter = either(deep + 1, inside);
    take(")");
    return filter;
  }
  function attribute(deep: number, inside: boolean): Filter {
    const path = takeWord().replace(core, "");
    if (peek().kind === "[" && !inside) {
      at += 1;
      const of = either(deep + 1, true);
      take("]");
      return { is: "has", path, of };
    }
    const is = takeWord();
    if (is === "pr") return { is, path };
    if (!isCompare(is)) throw wrong();
    return { is, path, value: value() };
  }
  function value(): Value {
    const token = peek();
    if (token.kind === "word") {
      const known = words[takeWord()];
      if (known !== undefined) return known;
      throw wrongFilter(token.text);
    }
    if (token.kind !== "value") throw wrong();
    at += 1;
    return token.value;
  }

  const filter = either(0, false);
  if (peek().kind !== "end") throw wrong();
  return filter;
}
