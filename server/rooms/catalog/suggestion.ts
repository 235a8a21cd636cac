import { fold } from "../../platform/fold.ts";

interface Suggestible {
  parent_id: string | null;
  keywords: readonly string[];
  active: boolean;
}

/** A keyword is meant by its inflections and compounds too: skriver → skriveren, nettverksskriver. Short ones only by themselves. */
const meant = (keyword: string, word: string): boolean =>
  word === keyword || (keyword.length >= 4 && word.startsWith(keyword)) || (keyword.length >= 5 && word.endsWith(keyword));

/** Longer keywords say more, several words in a row most; people begin with what it is about. */
function weigh(keyword: string, words: readonly string[]): number {
  const folded = fold(keyword);
  const parts = folded.split(" ");
  const at = words.findIndex((word, index) =>
    parts.length > 1 ? ` ${words.slice(index, index + parts.length).join(" ")}`.startsWith(` ${folded}`) : meant(folded, word),
  );
  return at < 0 ? 0 : folded.length * (parts.length > 1 ? 2 : 1) + 2 * Math.max(0, 3 - at);
}

/** The category whose keywords the words hold most of; of equals the deeper one, then the first. */
export function suggestCategory<T extends Suggestible>(categories: readonly T[], given: string): T | null {
  const words = fold(given).split(" ").filter(Boolean);
  let best: { category: T; weight: number } | null = null;
  for (const category of categories) {
    if (!category.active) continue;
    const sum = category.keywords.reduce((total, keyword) => total + weigh(keyword, words), 0);
    const weight = sum > 0 && category.parent_id ? sum + 1 : sum;
    if (weight > (best?.weight ?? 0)) best = { category, weight };
  }
  return best?.category ?? null;
}

const says = (text: string, phrases: readonly string[]) => phrases.some((phrase) => ` ${text} `.includes(` ${fold(phrase)}`));

const everybody = [
  "everyone",
  "everybody",
  "whole office",
  "whole building",
  "entire company",
  "all users",
  "alle har",
  "alle sammen",
  "ingen kommer",
  "hele kontoret",
  "hele huset",
  "hele bygget",
  "alle brukere",
  "ingen i huset",
  "nobody can",
];
const several = [
  "our team",
  "our department",
  "several of us",
  "we all",
  "flere av oss",
  "hele avdelingen",
  "avdelingen vår",
  "teamet vårt",
  "vi på",
  "the whole team",
  "many of us",
  "mange av oss",
];
const stuck = [
  "urgent",
  "immediately",
  "cannot work",
  "can not work",
  "can't work",
  "asap",
  "is down",
  "haster",
  "får ikke jobbet",
  "får ikke gjort",
  "med en gang",
  "er nede",
  "står fast",
  "kritisk",
  "critical",
  "customers are waiting",
  "kunder venter",
];
const patient = [
  "no hurry",
  "no rush",
  "when you have time",
  "can wait",
  "not urgent",
  "haster ikke",
  "ikke haster",
  "når dere har tid",
  "når det passer",
  "kan vente",
  "ingen hast",
];

/** How many are hit, where the words say so: 1 organization or site, 2 team. */
export function suggestImpact(given: string): 1 | 2 | null {
  const text = fold(given);
  return says(text, everybody) ? 1 : says(text, several) ? 2 : null;
}

/** How soon it hurts, where the words say so. "Not urgent" holds "urgent": patience is asked first. */
export function suggestUrgency(given: string): 1 | 3 | null {
  const text = fold(given);
  return says(text, patient) ? 3 : says(text, stuck) ? 1 : null;
}
