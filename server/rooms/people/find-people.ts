import type { PersonHit } from "../../../contract/people.ts";
import type { Db } from "../../platform/db.ts";
import { soundAlike } from "../../platform/fold.ts";
import { nearWords, swaps } from "./nearness.ts";
import { readQuestion } from "./question.ts";
import { peopleByPrefix, peopleByWords, similarWords, type HitRow, type Wanted } from "./store-find.ts";
import { backwards, kinds } from "./terms.ts";

/** Rows read per way of finding: enough to sort names that begin alike. */
const plenty = 48;
/** Fewer last digits than this are everybody's. */
const fewestLastDigits = 3;

/**
 * "Who is it?": the best few active people for what has been typed so far. Tries one way after the other and stops as soon
 * as there are enough: the beginnings of name words, of other words, what sounds alike, then misspelt names.
 */
export async function findPeople(db: Db, q: string, limit: number): Promise<PersonHit[]> {
  const question = readQuestion(q);
  const hits = new Map<string, HitRow>();
  const ways = waysOf(db, question);
  for (const way of ways) {
    for (const row of await way()) if (!hits.has(row.id)) hits.set(row.id, row);
    if (hits.size >= limit) break;
  }
  return [...hits.values()].slice(0, limit);
}

type Way = () => Promise<HitRow[]>;

function waysOf(db: Db, question: ReturnType<typeof readQuestion>): Way[] {
  if (question.kind === "nothing") return [];
  if (question.kind === "mail") return [() => peopleByPrefix(db, kinds.other, question.mail, [], plenty)];
  if (question.kind === "number") return question.digits.flatMap((digits) => numberWays(db, digits));
  // The longest word is the rarest: the others are looked for among the people it finds.
  const [rarest = "", ...others] = question.words.toSorted((a, b) => b.length - a.length);
  return [
    () => peopleByPrefix(db, kinds.name, rarest, others.map((prefix) => ({ prefix })), plenty),
    () => peopleByPrefix(db, kinds.other, rarest, others.map((prefix) => ({ prefix })), plenty),
    () => peopleByPrefix(db, kinds.sound, soundAlike(rarest), others.map(sounding), plenty),
    () => misspelt(db, question.words),
  ];
}

const numberWays = (db: Db, digits: string): Way[] => [
  () => peopleByPrefix(db, kinds.number, digits, [], plenty),
  async () => (digits.length < fewestLastDigits ? [] : peopleByPrefix(db, kinds.numberBackwards, backwards(digits), [], plenty)),
];

const sounding = (prefix: string): Wanted => ({ prefix, sound: soundAlike(prefix) });

/** At least one word is misspelt; which one is not known, so each is tried as the one that leads. */
async function misspelt(db: Db, words: string[]): Promise<HitRow[]> {
  const meant = await Promise.all(words.map(async (word) => ({ ...sounding(word), near: await meantBy(db, word) })));
  const found: HitRow[] = [];
  for (const lead of meant) {
    if (lead.near.length === 0) continue;
    found.push(...(await peopleByWords(db, lead.near, meant.filter((other) => other !== lead), plenty)));
  }
  return found;
}

const meantBy = async (db: Db, word: string): Promise<string[]> =>
  word.length < 3 ? [] : nearWords(word, await similarWords(db, word, swaps(word))).slice(0, 20);
