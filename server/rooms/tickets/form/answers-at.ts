import { isAnswerField, keyIn } from "../../../../contract/filter.ts";
import type { Field } from "../../../../contract/field.ts";
import type { ViewColumn } from "../../../../contract/views.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { assetName, findAssetsByIds } from "../../assets/index.ts";
import { questionsByKeys } from "../../catalog/index.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { held } from "./held.ts";
import { answersOf, fileNamesIn } from "./store-columns.ts";
import { wordsOf } from "./words-of.ts";

/** The answers in words that a view's columns show, of each ticket by key. */
export type AnswersShown = Map<string, Record<string, { en: string; nb: string }>>;

/** Of the tickets of one page, for who sees the inside of all of them. Asks nothing where no column is a question. */
export async function answersAt(db: Db, ids: readonly string[], columns: readonly ViewColumn[]): Promise<AnswersShown | undefined> {
  const keys = columns.filter(isAnswerField).map(keyIn);
  if (keys.length === 0) return undefined;
  const [found, questions] = await Promise.all([answersOf(db, ids, keys), questionsByKeys(db, keys)]);
  const fieldOf = (typeId: string, key: string): Field | undefined =>
    questions.find((one) => one.type_id === typeId && one.field.key === key && one.field.kind !== "secret")?.field;
  const given = found.flatMap(({ id, request_type_id, open, inner }) => {
    const fields = keys.flatMap((key) => fieldOf(request_type_id, key) ?? []);
    const values = held(fields, open, inner);
    return fields.flatMap((field) => {
      const value = values[field.key];
      return value === undefined ? [] : [{ id, field, value }];
    });
  });
  const idsOf = (kind: Field["kind"]) =>
    given.flatMap(({ field, value }) => (field.kind === kind && typeof value === "string" && isId(value) ? [value] : []));
  const [people, assets, files] = await Promise.all([
    findPeopleByIds(db, idsOf("person")),
    findAssetsByIds(db, idsOf("asset")),
    fileNamesIn(db, ids, idsOf("file")),
  ]);
  const names = new Map([
    ...[...people.values()].map(({ id, name }) => [id, name] as const),
    ...[...assets.values()].map((one) => [one.id, assetName(one)] as const),
    ...files,
  ]);
  const shown: AnswersShown = new Map();
  for (const { id, field, value } of given) shown.set(id, { ...shown.get(id), [field.key]: wordsOf(field, value, names) });
  return shown;
}
