import type { RequestType } from "../../../contract/catalog.ts";

/** Words that stand in every sentence and tell nothing apart, in both languages. */
const english = "the and for you can not with has have need new get please help from that this when after again";
const norwegian = "jeg det den som med har kan får til fra når etter igjen hjelp min mitt mine trenger ikke hei vil skal";
const idle = new Set(`${english} ${norwegian}`.split(" "));

/** Lower case without accents; æ and ø stay what they sound like. */
const plain = (text: string): string =>
  text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").normalize("NFD").replace(/\p{M}/gu, "");
const wordsIn = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

/** What somebody means by what they typed: short and idle words say nothing. */
export const tellingWords = (typed: string): string[] => wordsIn(typed).filter((word) => word.length > 2 && !idle.has(word));

/** "passordet" is "passord", and "pass" is on its way to it: one begins with the other, over at least three letters. */
const alike = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short);
};

/** How much of a text is about the words: 0 for not at all. */
export function nearness(words: readonly string[], text: string): number {
  const there = wordsIn(text);
  return words.filter((word) => there.some((other) => alike(word, other))).length;
}

const told = (words: { en: string; nb: string } | null) => (words ? `${words.en} ${words.nb}` : "");

/** What can be asked for that fits the words, best first: a name weighs more than a hint, a hint more than an answer to choose. */
export function fittingTypes(types: readonly RequestType[], typed: string, most = 3): RequestType[] {
  const words = tellingWords(typed);
  return types
    .map((type) => {
      const choices = type.fields
        .flatMap((field) => field.choices.filter(({ retired }) => !retired).map((choice) => told(choice.label)))
        .join(" ");
      return { type, weight: 4 * nearness(words, told(type.name)) + 2 * nearness(words, told(type.hint)) + nearness(words, choices) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ type }) => type);
}

/** What is known and open and shares a telling word with what was typed. */
export const fittingIssues = <T extends { announcement: string }>(issues: readonly T[], typed: string): T[] => {
  const words = tellingWords(typed);
  return issues.filter((issue) => nearness(words, issue.announcement) > 0);
};
