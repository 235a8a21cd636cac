import type { Insert } from "../../../contract/inserts.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";

/**
 * The door for rooms that know something worth telling a requester. All that a source gives away may stand in a public reply: what some
 * requesters may not read is no insert.
 */
export interface Source {
  source: Insert["source"];
  /** Those whose name or words hold all of `words` (small letters, none: all), the best first, in a language. */
  find(db: Db, actor: Actor, words: readonly string[], language: Language): Promise<Found[]>;
  /** It as words for a reader of a language; null: there is none such, or no more. */
  read(db: Db, actor: Actor, id: string, language: Language): Promise<string | null>;
}

export type Found = Pick<Insert, "id" | "name" | "detail">;

const sources = new Map<Insert["source"], Source>();

/** Called by the index of the room that has them, once. */
export function offerInserts(source: Source): void {
  if (sources.has(source.source)) throw new Error(`${source.source} is offered already`);
  sources.set(source.source, source);
}

export const allSources = (): Source[] => [...sources.values()];
export const sourceOf = (name: string): Source | undefined => allSources().find(({ source }) => source === name);

/** Whether a text holds all of these words. Pure. */
export const holds = (text: string, words: readonly string[]): boolean => {
  const small = text.toLocaleLowerCase();
  return words.every((word) => small.includes(word));
};
