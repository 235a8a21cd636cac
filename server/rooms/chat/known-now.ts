import { fold } from "../../platform/fold.ts";
import { openAnnouncements } from "../tickets/index.ts";
import type { Suggest } from "./suggestions.ts";

const saysNothing = new Set(
  (
    "and are not you our has had was can all is it its but any one two get got how why who out off now about after again always been cannot does down everybody from have help here into just know more need never only slow some still than that them " +
    "the then there they this today what when where which will with work working works would your " +
    "det den har var han hun jeg meg deg seg men som for alle bare blir dagen denne dere dette eller etter fikk fordi fortsatt gjor gjore hele hjelp hver hvor ikke igjen ikkje inne jobber kanskje kommer " +
    "mellom mens mine naar noe noen siden skal ting treg trenger under uten vaert vare veldig vere vil ville virke virker"
  ).split(" "),
);

/** Words that say what something is about, folded: the small ones and those that stand in every complaint say nothing. */
const wordsIn = (text: string): string[] => (fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !saysNothing.has(word));

/** Endings differ: as many letters of a word as carry it. Of short ones, all of them. */
const stem = (word: string): string => (word.length < 5 ? word : word.slice(0, Math.max(4, word.length - 2)));

/** Whether a question and an announcement share a word. Pure. */
export function isAbout(question: string, announcement: string): boolean {
  const told = wordsIn(announcement);
  const same = (asked: string, word: string): boolean =>
    asked.length < 4 || word.length < 4 ? asked === word : word.startsWith(stem(asked)) || asked.startsWith(stem(word));
  return wordsIn(question).some((asked) => told.some((word) => same(asked, word)));
}

/**
 * What is known to be out of order, for who asks about it before anybody comes. Whoever is signed in may read it; what is wrong in the house
 * is no business of strangers.
 */
export const knownNow: Suggest = async (db, actor, question) => {
  if (actor.personId === null || actor.viewedBy) return [];
  const known = await openAnnouncements(db);
  return known.flatMap(({ announcement }) =>
    announcement && isAbout(question, announcement) ? [{ title: announcement, excerpt: "", path: null }] : [],
  );
};
