import type { PersonHit } from "../../../contract/people.ts";
import type { Db } from "../../platform/db.ts";
import { soundAlike } from "../../platform/fold.ts";
import { nearWords, swaps } from "./nearness.ts";
import { readQuestion, type Question } from "./question.ts";
import { countTerms, peopleByTerms, peopleByWords, similarWords, type HitRow, type Terms, type Wanted } from "./store-find.ts";
import { backwards, kinds, wordsOf } from "./terms.ts";

/** Rows read per way of finding: enough to bring the best of those that begin alike to the top. */
const plenty = 32;
/** Of people who have several words fewer will do, and each costs a look at more of those who have not. */
const enough = 16;
/** Fewer last digits than this are everybody's. */
const fewestLastDigits = 3;
/** With as many found as they are written, nobody is looked for whose name would have to be misspelt. */
const notMisspelt = 3;
/** Terms counted to learn which word is the rarest; fewer than this are collected rather than asked for one by one. */
const farEnough = 1500;

/**
 * "Who is it?": the best few active people for what has been typed so far. Tries one way after the other and stops as soon
 * as there are enough: words as they are written, words that sound alike, misspelt names.
 */
export async function findPeople(db: Db, q: string, limit: number): Promise<PersonHit[]> {
  const question = readQuestion(q);
  const hits = new Map<string, HitRow>();
  for (const { find, unless = limit } of waysOf(db, question)) {
    if (hits.size >= Math.min(limit, unless)) break;
    const found = await find();
    for (const row of question.kind === "words" ? bestFirst(found, question.words) : found) hits.set(row.id, hits.get(row.id) ?? row);
  }
  return [...hits.values()].slice(0, limit);
}

interface Way {
  find: () => Promise<HitRow[]>;
  /** Not needed when this many are found already. */
  unless?: number;
}

const byTerms = (db: Db, kind: number, prefix: string): Way => ({ find: () => peopleByTerms(db, { kinds: [kind], prefix }, [], plenty) });

function waysOf(db: Db, question: Question): Way[] {
  switch (question.kind) {
    case "nothing":
      return [];
    case "mail":
      return [byTerms(db, kinds.other, question.mail)];
    case "number":
      return [
        ...question.digits.map((digits) => byTerms(db, kinds.number, digits)),
        ...(question.last.length < fewestLastDigits ? [] : [byTerms(db, kinds.numberBackwards, backwards(question.last))]),
      ];
    case "words":
      return waysOfWords(db, question.words);
  }
}

const written = (word: string): Terms => ({ kinds: [kinds.name, kinds.other, kinds.number], prefix: word });
/** What is spelt as it sounds has no term of its own for the sound. One letter sounds like too many names. */
function sounding(word: string): Terms[] {
  const prefix = soundAlike(word);
  return prefix.length < 2 ? [] : [{ kinds: [kinds.sound, kinds.name], prefix }];
}

interface Word {
  text: string;
  written: Terms;
  sounding: Terms[];
  /** How many terms begin with it and with how it sounds, counted as far as it matters. */
  asWritten: number;
  asSounding: number;
}

function waysOfWords(db: Db, texts: readonly string[]): Way[] {
  const words = lazily(() => weighWords(db, texts));
  return [
    { find: async () => asWritten(db, await words()) },
    { find: async () => asSounding(db, await words()) },
    { find: async () => misspelt(db, await words()), unless: notMisspelt },
  ];
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** Learns which of several words is the rarest: it leads, and the others are asked of those whom it finds. */
async function weighWords(db: Db, texts: readonly string[]): Promise<Word[]> {
  const words = texts.map((text) => ({ text, written: written(text), sounding: sounding(text), asWritten: 1, asSounding: 1 }));
  if (words.length < 2) return words;
  const counts = await countTerms(
    db,
    words.flatMap((word) => [word.written, word.sounding[0] ?? word.written]),
    farEnough,
  );
  return words.map((word, index) => ({ ...word, asWritten: counts[2 * index] ?? 0, asSounding: counts[2 * index + 1] ?? 0 }));
}

const isRare = (word: Word) => word.asWritten + word.asSounding < farEnough;

async function asWritten(db: Db, words: readonly Word[]): Promise<HitRow[]> {
  if (words.some((word) => word.asWritten === 0)) return [];
  const [lead, ...others] = words.toSorted((a, b) => a.asWritten - b.asWritten);
  const most = others.length > 0 ? enough : plenty;
  return lead
    ? peopleByTerms(
        db,
        lead.written,
        others.map((word) => ({ ways: [word.written], few: word.asWritten < farEnough })),
        most,
      )
    : [];
}

async function asSounding(db: Db, words: readonly Word[]): Promise<HitRow[]> {
  if (words.some((word) => word.asSounding + word.asWritten === 0)) return [];
  // A word that sounds like no name, of a title say, cannot lead.
  const [lead] = words.filter((word) => word.asSounding > 0).toSorted((a, b) => a.asSounding - b.asSounding);
  const [terms] = lead?.sounding ?? [];
  const others = words.filter((word) => word !== lead).map((word) => ({ ways: [...word.sounding, word.written], few: isRare(word) }));
  return terms ? peopleByTerms(db, terms, others, others.length > 0 ? enough : plenty) : [];
}

/** A word that is nobody's is the misspelt one and leads; when each is somebody's, each is tried. */
async function misspelt(db: Db, words: readonly Word[]): Promise<HitRow[]> {
  const similar = await similarWords(
    db,
    words.filter(({ text }) => text.length > 2).map(({ text }) => ({ word: text, swapped: swaps(text) })),
  );
  const meant = words.map((word) => ({ word, near: nearWords(word.text, similar.get(word.text) ?? []).slice(0, 20) }));
  const nobodys = meant.filter(({ word }) => word.asWritten + word.asSounding === 0);
  const found: HitRow[] = [];
  for (const lead of nobodys.length > 0 ? nobodys.slice(0, 1) : meant) {
    const others = meant
      .filter((other) => other !== lead)
      .map(({ word, near }): Wanted => {
        return { ways: [word.written, ...word.sounding, { near }], few: isRare(word) };
      });
    // What begins as typed is no slip: there another word leads.
    const slipped = lead.near.filter((near) => !near.startsWith(lead.word.text));
    if (slipped.length > 0) found.push(...(await peopleByWords(db, slipped, others, enough)));
  }
  return found;
}

/** Whole words of the name first, then the beginnings of its words, then the rest; the order of before among equals. */
function bestFirst(rows: readonly HitRow[], typed: readonly string[]): HitRow[] {
  const score = (row: HitRow): number => {
    const names = wordsOf(row.name);
    return typed.reduce((sum, word) => sum + (names.includes(word) ? 2 : names.some((name) => name.startsWith(word)) ? 1 : 0), 0);
  };
  return rows
    .map((row) => ({ row, score: score(row) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ row }) => row);
}
