import i18next, { type BackendModule } from "i18next";
import ICU from "i18next-icu";
import { IntlMessageFormat } from "intl-messageformat";
import { use, useSyncExternalStore, type ReactNode } from "react";
import type { Language } from "../../contract/shapes.ts";
import type accounts from "../locales/en/accounts.json";
import type approve from "../locales/en/approve.json";
import type assets from "../locales/en/assets.json";
import type bulk from "../locales/en/bulk.json";
import type call from "../locales/en/call.json";
import type choices from "../locales/en/choices.json";
import type calendars from "../locales/en/calendars.json";
import type company from "../locales/en/company.json";
import type desk from "../locales/en/desk.json";
import type directory from "../locales/en/directory.json";
import type factors from "../locales/en/factors.json";
import type guard from "../locales/en/guard.json";
import type levels from "../locales/en/levels.json";
import type mail from "../locales/en/mail.json";
import type mailbox from "../locales/en/mailbox.json";
import type people from "../locales/en/people.json";
import type portal from "../locales/en/portal.json";
import type programs from "../locales/en/programs.json";
import type ready from "../locales/en/ready.json";
import type recurring from "../locales/en/recurring.json";
import type routing from "../locales/en/routing.json";
import type rules from "../locales/en/rules.json";
import type scim from "../locales/en/scim.json";
import type settings from "../locales/en/settings.json";
import type setup from "../locales/en/setup.json";
import type shell from "../locales/en/shell.json";
import type signIn from "../locales/en/sign-in.json";
import type sms from "../locales/en/sms.json";
import type telephone from "../locales/en/telephone.json";
import type texts from "../locales/en/texts.json";
import type ticket from "../locales/en/ticket.json";
import type ui from "../locales/en/ui.json";
import type verify from "../locales/en/verify.json";
import type views from "../locales/en/views.json";
import shellEn from "../locales/en/shell.json";
import uiEn from "../locales/en/ui.json";
import shellNb from "../locales/nb/shell.json";
import uiNb from "../locales/nb/ui.json";

/** The words of each room. A new room adds its file in both languages and one line here. */
interface Catalogs {
  accounts: typeof accounts;
  approve: typeof approve;
  assets: typeof assets;
  bulk: typeof bulk;
  calendars: typeof calendars;
  call: typeof call;
  choices: typeof choices;
  company: typeof company;
  desk: typeof desk;
  directory: typeof directory;
  factors: typeof factors;
  guard: typeof guard;
  levels: typeof levels;
  mail: typeof mail;
  mailbox: typeof mailbox;
  people: typeof people;
  portal: typeof portal;
  programs: typeof programs;
  ready: typeof ready;
  recurring: typeof recurring;
  routing: typeof routing;
  rules: typeof rules;
  scim: typeof scim;
  settings: typeof settings;
  setup: typeof setup;
  shell: typeof shell;
  "sign-in": typeof signIn;
  sms: typeof sms;
  telephone: typeof telephone;
  texts: typeof texts;
  ticket: typeof ticket;
  ui: typeof ui;
  verify: typeof verify;
  views: typeof views;
}
export type Room = keyof Catalogs;
export type WordKey<R extends Room> = keyof Catalogs[R] & string;
export type Facts = Record<string, string | number | Date | null | undefined>;

const remembered = "firstline.language";
const files = import.meta.glob<{ default: Record<string, string> }>([
  "../locales/*/*.json",
  "!../locales/*/shell.json",
  "!../locales/*/ui.json",
]);

const lazyFiles: BackendModule = {
  type: "backend",
  init: () => {},
  read: (language, room, done) => {
    const load = files[`../locales/${language}/${room}.json`];
    if (!load) return done(new Error(`no words for ${room}`), false);
    load().then(
      (file) => done(null, file.default),
      (error: Error) => done(error, false),
    );
  },
};

function firstLanguage(): Language {
  const lang = document.documentElement.lang;
  return lang === "nb" ? "nb" : "en";
}

void i18next
  .use(new ICU())
  .use(lazyFiles)
  .init({
    lng: typeof document === "undefined" ? "en" : firstLanguage(),
    fallbackLng: false,
    supportedLngs: ["en", "nb"],
    load: "currentOnly",
    ns: ["ui", "shell"],
    defaultNS: "ui",
    keySeparator: false,
    nsSeparator: false,
    partialBundledLanguages: true,
    initAsync: false,
    resources: { en: { ui: uiEn, shell: shellEn }, nb: { ui: uiNb, shell: shellNb } },
  });

export const readerLanguage = (): Language => (i18next.language === "nb" ? "nb" : "en");

/** Changes the language of everything on the screen at once, and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  if (language !== i18next.language) await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // Storage may be forbidden; the account remembers it too.
  }
}

/** Reads a room's words ahead of its screen. */
export const loadWords = (...rooms: Room[]): Promise<void> => i18next.loadNamespaces(rooms);

/** A sentence outside React, in the reader's language. The room's words must be loaded (`ui` and `shell` always are). */
export const say = <R extends Room>(room: R, key: WordKey<R>, facts?: Facts): string =>
  String(i18next.t(key as never, { ...facts, ns: room } as never));

/** Fills a message that holds elements: `rich("handed", { team: "Messaging" }, { b: (words) => <b>{words}</b> })`. */
type Elements = Record<string, (words: ReactNode[]) => ReactNode>;

export interface Words<R extends Room> {
  (key: WordKey<R>, facts?: Facts): string;
  rich(key: WordKey<R>, facts: Facts, elements: Elements): ReactNode;
  /** For keys made at run time, such as `status.${status}`: the same sentence, or the fallback. */
  maybe(key: string, facts?: Facts, fallback?: string): string;
}

const onLanguage = (changed: () => void) => {
  i18next.on("languageChanged", changed);
  return () => i18next.off("languageChanged", changed);
};
const languageNow = (): string => i18next.language;

/** The reader's language, and a new drawing when it changes. */
export const useLanguage = (): Language => (useSyncExternalStore(onLanguage, languageNow) === "nb" ? "nb" : "en");

const coming = new Map<string, Promise<void>>();
function awaited(name: string, room: Room): Promise<void> {
  const words = coming.get(name) ?? loadWords(room);
  coming.set(name, words);
  return words;
}

/** By room and language: a new function per language, so that memoised children see the change, and one for all who draw with it. */
const spoken = new Map<string, unknown>();

/** The words of a room: `const t = useWords("desk"); t("queue.my_shift", { count: 7 })`. ICU messages. Hundreds ask with every ticket that is opened. */
export function useWords<R extends Room>(room: R): Words<R> {
  const language = useSyncExternalStore(onLanguage, languageNow);
  const name = `${language} ${room}`;
  // The screen waits for them; words that could not be had are not waited for again. Who waited once asks the same way when it is drawn again:
  // React goes on behind the `use` where it stopped, and must find it there.
  const waited = coming.get(name) ?? (i18next.hasLoadedNamespace(room) ? null : awaited(name, room));
  if (waited) use(waited);
  const known = spoken.get(name);
  if (known) return known as Words<R>;
  const words = wordsOf(room, language);
  spoken.set(name, words);
  return words;
}

/** What stands in a message besides words, and the apostrophe that quotes. Without any it is said as it is. */
const toFill = /[{}'<#]/;

export function wordsOf<R extends Room>(room: R, language: string): Words<R> {
  const plain = new Map<string, string>();
  const t = ((key, facts) => {
    const known = plain.get(key);
    if (known !== undefined) return known;
    const message: unknown = i18next.getResource(language, room, key);
    if (typeof message !== "string" || toFill.test(message)) return say(room, key, facts);
    plain.set(key, message);
    return message;
  }) as Words<R>;
  t.maybe = (key, facts, fallback = key) => (i18next.exists(key as never, { ns: room }) ? say(room, key as never, facts) : fallback);
  t.rich = (key, facts, elements) => {
    const message = (i18next.getResource(language, room, key) as string | undefined) ?? key;
    const parts = new IntlMessageFormat(message, language).format<ReactNode>({ ...facts, ...elements } as never);
    return parts as ReactNode;
  };
  return t;
}

/** The reader's language of a text that is kept in both: names of categories and request types. */
export const inMyLanguage = (words: { en: string; nb: string } | null | undefined): string =>
  words ? words[readerLanguage()] || words.en : "";

const orders = { en: new Intl.Collator("en"), nb: new Intl.Collator("nb") };

/** Which of two names comes first in the reader's language, whatever the browser's is. */
export const byName = (one: string, other: string): number => orders[readerLanguage()].compare(one, other);
