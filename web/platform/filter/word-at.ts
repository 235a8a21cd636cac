import { numberFields, orders, timeFields } from "../../../contract/filter.ts";
import { fieldNames } from "../../../contract/filter-term.ts";
import { quote, readWords, splitValues, termHead, unquote } from "../../../contract/filter-words.ts";

/** What is being written where the cursor stands. */
export interface WordAt {
  /** Its place in the text; what is taken replaces it. */
  from: number;
  to: number;
  /** Whose value it is; null: the name of a field, or words. */
  field: string | null;
  words: string;
}

/** Pure. */
export function wordAt(text: string, cursor: number): WordAt {
  const before = text.slice(0, cursor);
  const pieces = readWords(before);
  const last = Array.isArray(pieces) ? pieces.at(-1) : { ...pieces, text: before.slice(pieces.at), kind: "term" as const };
  const inside = last && last.at + last.text.length === cursor && last.kind !== "open" && last.kind !== "close" && last.kind !== "not";
  if (!inside) return { from: cursor, to: cursor, field: null, words: "" };
  const [head = "", name = ""] = termHead.exec(last.text) ?? [];
  if (head === "") return { from: last.at, to: cursor, field: null, words: last.text.replaceAll('"', "") };
  const value = last.text.slice(head.length);
  const part = splitValues(value).at(-1) ?? { text: value, at: 0 };
  return {
    from: last.at + head.length + part.at,
    to: cursor,
    field: name.toLowerCase(),
    words: unquote(part.text).replace(/^"/, ""),
  };
}

const compared: readonly string[] = [...timeFields, ...numberFields];

/** The field that was chosen, ready for its value. */
export const asField = (name: string): string => `${name}${compared.includes(name) ? orders[2] : ":"}`;
export const asValue = (value: string): string => quote(value);

/** Fields whose name begins like this. */
export const fieldsLike = (words: string): string[] => fieldNames.filter((name) => name.startsWith(words.toLowerCase()));
