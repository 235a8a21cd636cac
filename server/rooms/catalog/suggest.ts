import type { Db } from "../../platform/db.ts";
import { allCategories, type CategoryRow } from "./store.ts";
import { suggestCategory, suggestImpact, suggestUrgency } from "./suggestion.ts";

export interface Suggestion {
  category: CategoryRow | null;
  impact: number | null;
  urgency: number | null;
}

/** What the words of a fault suggest; null where they say nothing. */
export async function suggest(db: Db, words: string): Promise<Suggestion> {
  return { category: suggestCategory(await allCategories(db), words), impact: suggestImpact(words), urgency: suggestUrgency(words) };
}
