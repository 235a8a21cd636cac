import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";

export interface Suggestion {
  title: string;
  excerpt: string;
  /** Where it stands in the portal; null: it is said whole. */
  path: string | null;
}

/** What a room knows that may answer a question before a person does. It asks its own policy who may read it: most who ask are nobody. */
export type Suggest = (db: Db, actor: Actor, question: string, language: Language) => Promise<Suggestion[]>;

const sources: Suggest[] = [];
const most = 3;

/** What this room knows of itself is what is out of order now (known-now.ts). Rooms below bring what they know: knowledge will bring its public articles. */
export const knowSuggestions = (source: Suggest): void => void sources.push(source);

export async function suggestionsFor(db: Db, actor: Actor, question: string, language: Language): Promise<Suggestion[]> {
  const found = await Promise.all(sources.map((source) => source(db, actor, question, language)));
  return found.flat().slice(0, most);
}
