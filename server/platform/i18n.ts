import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../../contract/shapes.ts";

const load = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../locales/${language}.json`, import.meta.url), "utf8"));
const catalogs: Record<Language, Record<string, string>> = { en: load("en"), nb: load("nb") };
const formats = new Map<string, IntlMessageFormat>();

/** The sentence `key` in a language, an ICU message filled with `facts`. An unknown key answers itself. */
export function say(language: Language, key: string, facts: Record<string, string | number> = {}): string {
  const id = `${language}:${key}`;
  let format = formats.get(id);
  if (!format) {
    // ignoreTag: our sentences hold no markup, and a `<` in them is a `<`.
    format = new IntlMessageFormat(catalogs[language][key] ?? catalogs.en[key] ?? key, language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return String(format.format(facts));
}

/** The first language of an Accept-Language header that we speak; English otherwise. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.split(";")[0]?.trim() ?? "");
  const first = wanted.find((tag) => /^(en|nb|nn|no)\b/.test(tag));
  return first && !first.startsWith("en") ? "nb" : "en";
}
