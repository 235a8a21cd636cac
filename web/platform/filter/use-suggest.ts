import { answerFieldOf } from "../../../contract/filter.ts";
import { inMyLanguage } from "../i18n.ts";
import { askQuestions, isOrdered } from "./questions.ts";
import type { Suggestion } from "../../ui/language-field.tsx";
import { findValues, useFieldWords } from "./values.ts";
import { asField, asValue, fieldsLike, wordAt } from "./word-at.ts";

/** Questions of forms, found by their key and by what they ask; behind the fields that every ticket has. */
async function questionsLike(words: string) {
  const wanted = words.toLowerCase();
  if (wanted === "") return [];
  return (await askQuestions())
    .map((question) => ({ question, name: answerFieldOf(question.key), label: inMyLanguage(question.label) }))
    .filter(({ name, label, question }) => name.startsWith(wanted) || question.key.includes(wanted) || label.toLowerCase().includes(wanted))
    .slice(0, 12)
    .map(({ question, name, label }) => ({ label, detail: name, text: `${name}${isOrdered(question) ? "<" : ":"}` }));
}

/** What may stand at the cursor of a filter: the names of fields, and what each may be asked for. */
export function useSuggest(): (text: string, cursor: number, signal: AbortSignal) => Promise<Suggestion[]> {
  const say = useFieldWords();
  return async (text, cursor, signal) => {
    const { from, to, field, words } = wordAt(text, cursor);
    if (field === null) {
      const plain = fieldsLike(words).map((name) => ({ label: say.field(name), detail: name, from, to, text: asField(name) }));
      return [...plain, ...(await questionsLike(words)).map((one) => ({ ...one, from, to }))];
    }
    const values = await findValues(field, words, signal, say);
    // What stands there already needs no offer.
    return values
      .filter(({ value }) => asValue(value) !== text.slice(from, to))
      .map(({ value, label }) => ({ label, detail: label === value ? undefined : value, from, to, text: asValue(value) }));
  };
}
