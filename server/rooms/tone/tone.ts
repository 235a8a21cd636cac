import type { ToneKind } from "../../../contract/tone.ts";
import { rules, turns } from "./rules.ts";

export interface Found {
  kind: ToneKind;
  /** The words it stands on, as they were written, each once. */
  words: string[];
}

/** Where what others wrote begins: everything behind it is not theirs. */
const answered =
  /^(?:-{2,} ?(?:original|opprinnelig|forwarded|videresendt).*|(?:on|den|på) .{4,120}(?:wrote|skrev).*:|(?:from|fra): .+@.+)$/im;

/** Only what they wrote themselves: no lines of others, nothing between quotation marks, no code. Pure. */
export function ownWords(text: string): string {
  const cut = text.search(answered);
  return (cut < 0 ? text : text.slice(0, cut))
    .replace(/^[ \t]*>.*$/gm, " ")
    .replace(/```[\s\S]*?```|`[^`\n]*`/g, " ")
    .replace(/[“«„][^”»“]{0,300}[”»“]|"[^"\n]{0,300}"/g, " ")
    .replace(/[’‘]/g, "'");
}

/**
 * Each rule as a whole phrase, made once: of fifty rules made anew for every message with all letters of Unicode in each, a machine compiles more
 * than it reads. The letters are those of small words in our two languages and their neighbours.
 */
const letter = "[a-z0-9ß-öø-ÿ]";
const whole = (rule: RegExp): RegExp => new RegExp(`(?<!${letter})(?:${rule.source})(?!${letter})`, "g");
const phrases = { pressure: rules.pressure.map(whole), distress: rules.distress.map(whole), anger: rules.anger.map(whole) };

const turned = /(?:^|\s)(?:not|never|ikke|aldri)(?:\s|$)/;
const most = 5;
const farthest = 80;
const longest = 4_000;

/** Words that shout: a sentence of them, or one with three marks behind it. */
export function shouted(text: string): string | null {
  for (const { 0: marks, index } of text.matchAll(/ ?[!?]{3,}/g)) {
    // Marks first, then back over the word: from every letter on would take the square of its length.
    let from = index;
    while (from > Math.max(0, index - farthest) && /[^\s!?]/.test(text.charAt(from - 1))) from -= 1;
    if (from < index) return text.slice(from, index) + marks;
  }
  const caps = /(?:(?<![\p{L}\p{N}])\p{Lu}+(?:'\p{Lu}+)?(?![\p{L}\p{N}])[ ,]*){6,}/u.exec(text);
  return caps && /\p{Lu}{5}/u.test(caps[0]) ? caps[0].trim() : null;
}

/** What somebody's words show, the heaviest first; null: nothing that needs care. Own rules in both languages, whichever it is written in. Pure. */
export function toneOf(text: string): Found | null {
  const own = ownWords(text.slice(0, longest));
  const written = own.replace(/\s+/g, " ");
  // As long as what was written, so that places in both are the same.
  const plain = written.toLocaleLowerCase();
  const found = new Map<ToneKind, string[]>();
  for (const kind of ["pressure", "distress", "anger"] as const)
    for (const rule of phrases[kind]) {
      const words = new Set(found.get(kind));
      for (const { 0: phrase, index } of plain.matchAll(rule)) {
        if (turns.test(plain.slice(Math.max(0, index - 60), index)) || (kind === "anger" && turned.test(phrase))) continue;
        words.add(written.slice(index, index + phrase.length).trim());
      }
      if (words.size > 0) found.set(kind, [...words].slice(0, most));
    }
  const shout = shouted(own);
  if (shout) found.set("anger", [...(found.get("anger") ?? []), shout.slice(0, 80)].slice(0, most));
  const first = (["pressure", "distress", "anger"] as const).find((kind) => found.has(kind));
  return first ? { kind: first, words: found.get(first) ?? [] } : null;
}
