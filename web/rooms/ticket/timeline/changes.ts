import type { Category } from "../../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";

type Change = { from: unknown; to: unknown };

const isChange = (value: unknown): value is Change => typeof value === "object" && value !== null && "from" in value && "to" in value;

/** The facts that changed, without those another one already tells: the priority says what impact and urgency did. */
export function toldChanges(data: Record<string, unknown>): [name: string, change: Change][] {
  const all = Object.entries((data["changes"] ?? {}) as Record<string, unknown>).filter((entry): entry is [string, Change] =>
    isChange(entry[1]),
  );
  const priority = all.some(([name]) => name === "priority");
  return all.filter(([name]) => !priority || (name !== "impact" && name !== "urgency"));
}

interface Words {
  en: string;
  nb: string;
}
/** One answer of the form that changed, in words. */
interface AnswerTold {
  label: Words;
  kind: string;
  from: Words | null;
  to: Words | null;
}
const isWords = (value: unknown): value is Words => typeof value === "object" && value !== null && "en" in value && "nb" in value;
const isAnswer = (value: unknown): value is AnswerTold =>
  typeof value === "object" && value !== null && "label" in value && isWords(value.label) && "kind" in value;

/** The answers of the form that a change tells of. */
export const toldAnswers = (data: Record<string, unknown>): AnswerTold[] =>
  Array.isArray(data["answers"]) ? data["answers"].filter(isAnswer) : [];

/** What was put to a list of tags and what was taken away. */
export function tagChange({ from, to }: Change): { added: string[]; removed: string[] } {
  const before = Array.isArray(from) ? from.map(String) : [];
  const after = Array.isArray(to) ? to.map(String) : [];
  return { added: after.filter((tag) => !before.includes(tag)), removed: before.filter((tag) => !after.includes(tag)) };
}

/** The log keeps a category's English name; the reader gets it in their own language. */
const categoryName = (categories: readonly Category[], name: string): string => {
  const found = categories.find((category) => category.name.en === name);
  return found ? inMyLanguage(found.name) : name;
};

/** Says what changed, fact by fact: "priority from Normal to High". */
export function useChangeWords(): (data: Record<string, unknown>) => string {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const { data: categories } = useAsk("GET /categories", { staleTime: Infinity });
  const value = (name: string, given: unknown): string => {
    if (given === null || given === undefined || given === "") return t("event.nothing");
    if (isWords(given)) return inMyLanguage(given);
    const words = String(given);
    if (name === "category") return categoryName(categories?.items ?? [], words);
    if (name === "priority" || name === "kind") return ui.maybe(`${name}.${words}`, {}, words);
    if (name === "impact" || name === "urgency") return t.maybe(`${name}.${words}`, {}, words);
    return words;
  };
  const sayAnswer = ({ label, kind, from, to }: AnswerTold): string => {
    const fact = inMyLanguage(label);
    // Of a secret and of a long text only that it is another one.
    if (kind === "secret" || kind === "paragraph" || kind === "file") return t("event.answer", { fact });
    const nothing = t("event.nothing");
    return t("event.from_to", { fact, from: (from && inMyLanguage(from)) || nothing, to: (to && inMyLanguage(to)) || nothing });
  };
  const one = (answers: readonly AnswerTold[], [name, change]: [string, Change]): string => {
    const fact = t.maybe(`fact.${name}`, {}, name);
    if (name === "tags") {
      const { added, removed } = tagChange(change);
      return [
        added.length > 0 && t("event.tags_added", { tags: added.join(", ") }),
        removed.length > 0 && t("event.tags_removed", { tags: removed.join(", ") }),
      ]
        .filter(Boolean)
        .join(", ");
    }
    if (name === "fields") return answers.map((answer) => sayAnswer(answer)).join(", ") || fact.toLocaleLowerCase();
    // Ids and long texts tell a reader nothing here.
    if (["site", "room", "description"].includes(name)) return fact.toLocaleLowerCase();
    return t("event.from_to", { fact: fact.toLocaleLowerCase(), from: value(name, change.from), to: value(name, change.to) });
  };
  return (data) =>
    toldChanges(data)
      .map((each) => one(toldAnswers(data), each))
      .filter(Boolean)
      .join(", ");
}
