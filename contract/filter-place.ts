import type { ChoiceField } from "./filter.ts";
import { readWords, splitValues, unquote } from "./filter-words.ts";

/** Where a text first names a value of a field: for telling which word is not known. The whole text when it does not. */
export function placeOf(text: string, { field, value }: { field: ChoiceField; value: string }): { at: number; length: number } {
  const pieces = readWords(text);
  for (const piece of Array.isArray(pieces) ? pieces : []) {
    if (!piece.text.toLowerCase().startsWith(`${field}:`)) continue;
    const begin = field.length + 1;
    for (const part of splitValues(piece.text.slice(begin)))
      if (unquote(part.text).trim() === value) return { at: piece.at + begin + part.at, length: part.text.length };
  }
  return { at: 0, length: text.length };
}
