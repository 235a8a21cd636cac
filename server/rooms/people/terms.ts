import { digitsOf, fold, soundAlike } from "../../platform/fold.ts";

/** Kinds of person_term; the lower the better the match. */
export const kinds = { name: 1, sound: 2, other: 3, number: 4, numberBackwards: 5 } as const;

export interface Term {
  term: string;
  kind: number;
}

interface Findable {
  name: string;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  title?: string | null;
  department?: string | null;
}

/** Folded words of a text: "Anne-Lise O'Brien" → anne, lise, o, brien. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export const backwards = (digits: string): string => [...digits].toReversed().join("");

/** A term is a key, not a text: nobody types more of a word than this. */
const longest = 60;

/** Everything somebody is found by, each term once, in a stable order. */
export function termsOf(person: Findable): Term[] {
  const found = new Map<string, Term>();
  const add = (kind: number, term: string) => {
    const cut = term.slice(0, longest);
    if (cut) found.set(`${kind}:${cut}`, { term: cut, kind });
  };
  const names = wordsOf(person.name);
  for (const word of names) {
    const sound = soundAlike(word);
    add(kinds.name, word);
    if (sound !== word) add(kinds.sound, sound);
  }
  const mail = person.email ? fold(person.email) : "";
  add(kinds.other, mail);
  const local = wordsOf(mail.split("@")[0] ?? "");
  for (const word of [...local, ...wordsOf(person.title ?? ""), ...wordsOf(person.department ?? "")]) {
    if (!names.includes(word)) add(kinds.other, word);
  }
  for (const digits of [person.phone, person.mobile].map((phone) => digitsOf(phone ?? ""))) {
    add(kinds.number, digits);
    add(kinds.numberBackwards, backwards(digits));
  }
  return [...found.values()];
}
