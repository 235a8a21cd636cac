import { choiceFields, isAnswerField, keyIn, marks, numberFields, timeFields, type ChoiceField } from "../../../contract/filter.ts";
import { call } from "../client.ts";
import { inMyLanguage, useWords } from "../i18n.ts";
import { askQuestions, useQuestions, valuesOf } from "./questions.ts";
import { askOnce } from "../queries.ts";

/** Something that may be asked for: as it is written, and as people call it. */
export interface Value {
  value: string;
  label: string;
}

type FieldWords = ReturnType<typeof useFieldWords>;

/** What fields and their values are called in the reader's language. */
export function useFieldWords() {
  const t = useWords("views");
  const ui = useWords("ui");
  const questions = useQuestions();
  const question = (name: string) => (isAnswerField(name) ? questions.find(({ key }) => key === keyIn(name)) : undefined);
  return {
    field: (name: string) => {
      const asked = question(name);
      return asked ? inMyLanguage(asked.label) : t.maybe(`field.${name}`, {}, name);
    },
    value: (field: string, value: string): string => {
      if (isAnswerField(field)) {
        const chosen = question(field)?.choices.find(({ key }) => key === value);
        return chosen ? inMyLanguage(chosen.label) : t.maybe(`answer.${value}`, {}, value);
      }
      if (field === "is") return t.maybe(`is.${value}`, {}, value);
      if (field === "awaits") return t.maybe(`awaits.${value}`, {}, value);
      if (field === "vip" || field === "vulnerable") return t.maybe(`answer.${value}`, {}, value);
      if (field === "promised") return t.maybe(`promised.${value}`, {}, value);
      if (field === "tier") return value === "4" ? ui("tier.vendor") : ui("tier.name", { tier: Number(value) });
      if (value === "me" || value === "mine" || value === "none") return t(`value.${value}`);
      return ui.maybe(`${field}.${value}`, {}, value);
    },
  };
}

const times = ["now", "today", "tomorrow", "yesterday", "+2h", "-2h", "-1d", "-7d"];
const closed = (field: string): readonly string[] | null => {
  if (field === "is") return marks;
  if ((timeFields as readonly string[]).includes(field)) return times;
  if ((numberFields as readonly string[]).includes(field)) return ["0", "1", "30", "60"];
  return choiceFields[field as ChoiceField] ?? null;
};

const like = (values: readonly Value[], words: string): Value[] => {
  const wanted = words.toLowerCase();
  return values.filter(({ value, label }) => value.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted)).slice(0, 12);
};

const people = async (words: string, signal: AbortSignal): Promise<Value[]> => {
  if (words === "") return [];
  const { items } = await call("GET /people/find", { query: { q: words }, signal });
  return items.map(({ id, name, email }) => ({ value: email ?? id, label: name }));
};

/** Names that the desk knows, for the fields that have no fixed values. */
const finders: Partial<Record<ChoiceField, (words: string, signal: AbortSignal) => Promise<Value[]>>> = {
  team: async (words) =>
    like(
      (await askOnce("GET /queues")).teams.map(({ key, name }) => ({ value: key, label: name })),
      words,
    ),
  assignee: people,
  requester: people,
  promiser: people,
  offered: people,
  mentions: people,
  organization: async (words, signal) => {
    const { items } = await call("GET /organizations", { query: { q: words || undefined, limit: 8 }, signal });
    return items.map(({ id, name }) => ({ value: id, label: name }));
  },
  asset: async (words, signal) => {
    const { items } = await call("GET /assets", { query: { q: words || undefined, limit: 8 }, signal });
    return items.map(({ tag, name }) => ({ value: tag, label: `${tag} · ${name}` }));
  },
  category: async (words) =>
    like(
      (await askOnce("GET /categories")).items.map(({ key, path }) => ({ value: key, label: inMyLanguage(path) })),
      words,
    ),
  step: async (words) =>
    like(
      (await askOnce("GET /request-types")).items.flatMap(({ steps }) =>
        steps.map(({ key, label }) => ({ value: key, label: inMyLanguage(label) })),
      ),
      words,
    ),
  type: async (words) =>
    like(
      (await askOnce("GET /request-types")).items.map(({ key, name }) => ({ value: key, label: inMyLanguage(name) })),
      words,
    ),
};
const own: Partial<Record<string, readonly string[]>> = {
  assignee: ["me", "none"],
  requester: ["me"],
  promiser: ["me"],
  offered: ["me"],
  mentions: ["me"],
  team: ["mine"],
};

/** Of a question: its choices, yes and no, days, people, and whether it was answered at all. */
async function answers(field: string, words: string, signal: AbortSignal, say: FieldWords): Promise<Value[]> {
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: say.value(field, value) }));
  const question = (await askQuestions()).find(({ key }) => `field.${key}` === field);
  if (!question) return [];
  const special = named(["yes", "no", "any", "none"]);
  const known = valuesOf(question, special);
  if (question.kind === "date") return [...named(times), ...known];
  if (question.kind === "person") return [...named(["me"]), ...known, ...(await people(words, signal))];
  if (question.kind === "asset") return [...known, ...((await finders.asset?.(words, signal)) ?? [])];
  return known;
}

/** What a field may be asked for, as far as it begins like what was typed. */
export async function findValues(field: string, words: string, signal: AbortSignal, say: FieldWords): Promise<Value[]> {
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: say.value(field, value) }));
  if (isAnswerField(field)) return like(await answers(field, words, signal, say), words);
  const known = closed(field);
  if (known) return like(named(known), words);
  const find = finders[field as ChoiceField];
  return [...like(named(own[field] ?? []), words), ...(find ? await find(words, signal) : [])];
}
