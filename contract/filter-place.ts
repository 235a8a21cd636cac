import type { AnswerField, ChoiceField } from "./filter.ts";
import { readWords, splitValues, termHead, unquote } from "./filter-words.ts";

/** Where a text first names a value of a field: for telling which word is not known. The whole text when it does not. */
export function placeOf(
  text: string,
  { field, value }: { field: ChoiceField | AnswerField; value: string },
): { at: number; length: number } {
  const pieces = readWords(text);
  for (const piece of Array.isArray(pieces) ? pieces : []) {
    const [head = "", name = ""] = termHead.exec(piece.text) ?? [];
    if (name.toLowerCase() !== field) continue;
    const begin = head.length;
    for (const part of splitValues(piece.text.slice(begin)))
      if (unquote(part.text).trim() === value) return { at: piece.at + begin + part.at, length: part.text.length };
  }
  return { at: 0, length: text.length };
}

/** Where a text first names a field. */
export function nameIn(text: string, field: ChoiceField | AnswerField): { at: number; length: number } {
  const pieces = readWords(text);
  const found = (Array.isArray(pieces) ? pieces : []).find((piece) => termHead.exec(piece.text)?.[1]?.toLowerCase() === field);
  return found ? { at: found.at, length: field.length } : { at: 0, length: text.length };
}
