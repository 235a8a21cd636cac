import type { Field } from "../../../contract/catalog.ts";
import type { Answered } from "../../../contract/tickets.ts";
import type { FieldValues } from "../catalog/index.ts";
import { wordsOf, type Names } from "./form/words-of.ts";

const inWords: readonly Field["kind"][] = ["choice", "choices", "tree", "person", "asset", "file"];

/**
 * The questions of a request type with what was answered, in the order they were asked, for its requester. What no question asked for
 * stays inside, as does what only technicians are asked: also where it was everybody's before.
 */
export const answersTo = (fields: readonly Field[], values: FieldValues, names: Names = new Map()): Answered[] =>
  fields.flatMap((field) => {
    const { key, kind, label, internal } = field;
    const value = values[key];
    if (internal || kind === "secret" || value === undefined || value === "") return [];
    return [{ key, kind, label, value, choice: inWords.includes(kind) ? wordsOf(field, value, names) : null }];
  });
