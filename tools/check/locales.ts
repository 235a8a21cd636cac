import { IntlMessageFormat } from "intl-messageformat";
import type { Check } from "./run.ts";
import { sources } from "./sources.ts";

type Words = Record<string, unknown>;

const flatten = (words: Words, prefix = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value as Words, `${prefix}${key}.`),
  );

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

/** The blanks that a message fills, also those inside plurals and choices. */
function blanksOf(ast: Ast): string[] {
  return ast.flatMap((element) => {
    const own = "value" in element && element.type !== 0 ? [element.value] : [];
    const inner = "options" in element ? Object.values(element.options).flatMap((option) => blanksOf(option.value)) : [];
    const children = "children" in element ? blanksOf(element.children) : [];
    return [...own, ...inner, ...children];
  });
}

function blanks(message: string, language: string): string[] | null {
  try {
    return [...new Set(blanksOf(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst()))].toSorted();
  } catch {
    return null;
  }
}

interface Catalog {
  name: string;
  language: string;
  words: Map<string, string>;
}

function readCatalogs(): Catalog[] {
  const files = sources(["server/locales/*.json", "web/locales/*/*.json"]);
  return files.map(({ path, text }) => {
    const [, language = ""] = /(?:locales\/|\/)(en|nb)(?:\/|\.json)/.exec(path) ?? [];
    return { name: path.replace(/\/(en|nb)(?=\/|\.json)/, "/*"), language, words: new Map(flatten(JSON.parse(text) as Words)) };
  });
}

function compare(en: Catalog, nb: Catalog): string[] {
  const keys = [...new Set([...en.words.keys(), ...nb.words.keys()])];
  return keys.flatMap((key) => {
    const [english, norwegian] = [en.words.get(key), nb.words.get(key)];
    if (english === undefined) return [`${en.name}: "${key}" is only in nb`];
    if (norwegian === undefined) return [`${en.name}: "${key}" is only in en`];
    if (!norwegian.trim() || !english.trim()) return [`${en.name}: "${key}" is empty`];
    const [mine, theirs] = [blanks(english, "en"), blanks(norwegian, "nb")];
    if (!mine || !theirs) return [`${en.name}: "${key}" is not a good ICU message in ${mine ? "nb" : "en"}`];
    return mine.join() === theirs.join() ? [] : [`${en.name}: "${key}" fills {${mine.join(", ")}} in en but {${theirs.join(", ")}} in nb`];
  });
}

/** Every sentence is there in both languages and fills the same blanks. */
export const locales: Check = async () => {
  const catalogs = readCatalogs();
  return [...new Set(catalogs.map(({ name }) => name))].flatMap((name) => {
    const pair = catalogs.filter((catalog) => catalog.name === name);
    const [en, nb] = [pair.find(({ language }) => language === "en"), pair.find(({ language }) => language === "nb")];
    return en && nb ? compare(en, nb) : [`${name} is not there in both languages`];
  });
};
