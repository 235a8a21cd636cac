import { readFileSync } from "node:fs";
import type { MailTextKind } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";

export interface Words {
  subject: string;
  body: string;
}

const load = (language: Language): Record<MailTextKind, Words> =>
  JSON.parse(readFileSync(new URL(`../../locales/mail-texts/${language}.json`, import.meta.url), "utf8"));

/** What the desk comes with. */
export const defaults: Record<Language, Record<MailTextKind, Words>> = { en: load("en"), nb: load("nb") };
