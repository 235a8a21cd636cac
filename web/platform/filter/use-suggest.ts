import type { Suggestion } from "../../ui/language-field.tsx";
import { findValues, useFieldWords } from "./values.ts";
import { asField, asValue, fieldsLike, wordAt } from "./word-at.ts";

/** What may stand at the cursor of a filter: the names of fields, and what each may be asked for. */
export function useSuggest(): (text: string, cursor: number, signal: AbortSignal) => Promise<Suggestion[]> {
  const say = useFieldWords();
  return async (text, cursor, signal) => {
    const { from, to, field, words } = wordAt(text, cursor);
    if (field === null) return fieldsLike(words).map((name) => ({ label: say.field(name), detail: name, from, to, text: asField(name) }));
    const values = await findValues(field, words, signal, say);
    // What stands there already needs no offer.
    return values
      .filter(({ value }) => asValue(value) !== text.slice(from, to))
      .map(({ value, label }) => ({ label, detail: label === value ? undefined : value, from, to, text: asValue(value) }));
  };
}
