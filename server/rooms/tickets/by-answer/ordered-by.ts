import type { Field } from "../../../../contract/field.ts";
import { keyIn, type AnswerField } from "../../../../contract/filter.ts";
import { orderedKinds } from "../../../../contract/views.ts";
import type { Actor } from "../../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { assetName, findAssetsByIds } from "../../assets/index.ts";
import type { Question } from "../../catalog/index.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { questionsAt } from "../filter/questions.ts";
import { insideScopeOf } from "../store-scope.ts";
import { wordsAnswered } from "./store.ts";
import { treeOrder } from "./tree-order.ts";

/** How answers of a kind are compared: by an index, or in an order of words that the form or the names of people give. */
export type Compared = "number" | "day" | "word" | "rank";

/** An order by what was answered to one question. */
export interface OrderedBy {
  key: string;
  compared: Compared;
  /** Of `rank`: each word that may be an answer, in order. */
  words: string[];
  /** Of `answer_word a` and `ticket`: this row is the answer that the reader is shown. */
  shown: RawBuilder<boolean>;
  /** What a word is called. */
  nameOf(word: string): string;
}

const comparedBy: Partial<Record<Field["kind"], Compared>> = {
  number: "number",
  date: "day",
  text: "word",
  choice: "rank",
  tree: "rank",
  yes_no: "rank",
  person: "rank",
  asset: "rank",
};

const idsWhere = (questions: readonly Question[], internal: boolean) =>
  sql`${questions.filter(({ field }) => field.internal === internal).map(({ type_id }) => type_id)}::uuid[]`;

/**
 * As `held` has it: what was given inside answers only a question that technicians alone are asked, and is only for who sees the inside of that
 * very ticket.
 */
const shownTo = (actor: Actor, questions: readonly Question[]): RawBuilder<boolean> => sql<boolean>`(
  (ticket.request_type_id = any(${idsWhere(questions, false)}) and not a.inside)
  or (ticket.request_type_id = any(${idsWhere(questions, true)}) and ${insideScopeOf(actor)} and (a.inside or not exists (
    select from answer_word b where b.ticket_id = a.ticket_id and b.key = a.key and b.inside))))`;

/** Undefined: no form has asked such a question, and nothing can stand by it. */
export async function orderedBy(db: Db, actor: Actor, name: AnswerField): Promise<OrderedBy | undefined> {
  const all = (await questionsAt(db, [name])).get(name) ?? [];
  const kind = all.find(({ field }) => orderedKinds.includes(field.kind))?.field.kind;
  const compared = kind && comparedBy[kind];
  if (!compared) return undefined;
  const questions = all.filter(({ field }) => field.kind === kind);
  const by = { key: keyIn(name), compared, shown: shownTo(actor, questions) };
  if (kind === "yes_no") {
    const said = actor.language === "nb" ? { true: "Ja", false: "Nei" } : { true: "Yes", false: "No" };
    return { ...by, words: ["true", "false"], nameOf: (word) => (word === "true" ? said.true : said.false) };
  }
  if (kind === "person") return { ...by, ...(await peopleIn(db, by.key)) };
  if (kind === "asset") return { ...by, ...(await assetsIn(db, by.key)) };
  const choices = questions.flatMap(({ field }) => field.choices);
  const words = [
    ...new Set(questions.flatMap(({ field }) => (kind === "tree" ? treeOrder(field.choices) : field.choices.map(({ key }) => key)))),
  ];
  return { ...by, words, nameOf: (word) => choices.find(({ key }) => key === word)?.label[actor.language] ?? word };
}

/** Whoever was named, by name: those whom the desk knows and those whose names were typed. */
async function peopleIn(db: Db, key: string): Promise<Pick<OrderedBy, "words" | "nameOf">> {
  const words = await wordsAnswered(db, key);
  const known = await findPeopleByIds(db, words.filter(isId));
  const nameOf = (word: string) => known.get(word)?.name ?? word;
  return { nameOf, words: words.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "nb") || (a < b ? -1 : 1)) };
}

/** Whatever was named, by tag: what the desk knows and what was only written. */
async function assetsIn(db: Db, key: string): Promise<Pick<OrderedBy, "words" | "nameOf">> {
  const words = await wordsAnswered(db, key);
  const known = await findAssetsByIds(db, words.filter(isId));
  const nameOf = (word: string) => {
    const asset = known.get(word);
    return asset ? assetName(asset) : word;
  };
  const order = new Intl.Collator("nb", { numeric: true });
  return { nameOf, words: words.toSorted((a, b) => order.compare(nameOf(a), nameOf(b)) || (a < b ? -1 : 1)) };
}
