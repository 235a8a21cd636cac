import { useMemo } from "react";
import type { Language } from "../../contract/shapes.ts";
import { useLanguage, useWords, type Words } from "./i18n.ts";
import { useZone } from "./zone.ts";

export { useNow } from "./now.ts";

export type When = string | number | Date;
const at = (when: When): number => (when instanceof Date ? when.getTime() : typeof when === "number" ? when : Date.parse(when));

/** Milliseconds → "06:12", or "1:06:12" from an hour on. */
export function clockDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** How near a target is: amber in its last quarter (or last half hour of a long one), red when missed. */
export type Nearness = "calm" | "near" | "overdue";
export function nearness(now: number, due: number, from?: number): Nearness {
  if (now >= due) return "overdue";
  const left = due - now;
  const whole = from === undefined ? Infinity : due - from;
  return left <= Math.max(30 * 60_000, Math.min(whole / 4, 2 * 3_600_000)) && left < whole ? "near" : "calm";
}

const minute = 60_000;

/** "12 min", "1 h 10", "2 days": an amount of time for people, in the words of `ui`. `days` false: 40 hours of an office are no days. */
export function amount(t: Words<"ui">, ms: number, days = true): string {
  const minutes = Math.floor(Math.abs(ms) / minute);
  if (minutes < 1) return t("time.under_a_minute");
  if (minutes < 60) return t("time.minutes", { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24 || !days)
    return minutes % 60 === 0 || hours >= 10 ? t("time.hours", { n: hours }) : t("time.hours_minutes", { h: hours, m: minutes % 60 });
  return t("time.days", { n: Math.floor(hours / 24) });
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Dates of one reader: British English or Norwegian (both put the day first and count 24 hours), in one zone. */
function formatter(language: Language, timeZone: string) {
  return (when: number, options: Intl.DateTimeFormatOptions): string => {
    const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
    let made = formats.get(key);
    if (!made) {
      made = new Intl.DateTimeFormat(language === "nb" ? "nb-NO" : "en-GB", { timeZone, ...options });
      formats.set(key, made);
    }
    return made.format(when);
  };
}

export interface Times {
  /** "09:02" */
  clock(when: When): string;
  /** "Today", "Yesterday", "Thu 13 Nov", with the year when it is another one. */
  day(when: When): string;
  /** What a timeline shows: "09:02" today, "Yesterday 09:02", "13 Nov 09:02". */
  moment(when: When): string;
  /** The same inside a sentence: "tomorrow 09:00". */
  within(when: When): string;
  /** The whole instant for a tooltip: "Thursday 13 November 2025 at 09:02", with the zone when it is not the device's. */
  full(when: When): string;
  /** "12 min ago", "just now", "3 days ago". */
  ago(when: When, now?: number): string;
  /** "42 min left" / "overdue 12 min". */
  left(due: When, now?: number): string;
  /** For a narrow row: "42 min", "1 h 10", "2 days" / "overdue 12 min". */
  leftShort(due: When, now?: number): string;
  /** The same of a time that is counted in somebody's hours: so many ms, below 0 when over. */
  leftOf(ms: number): string;
  leftOfShort(ms: number): string;
  /** "6 min 12 s": how long something took. */
  took(ms: number): string;
}

/** Times and dates in the reader's language and zone. */
export function useTime(): Times {
  const t = useWords("ui");
  const language = useLanguage();
  const { zone, differs } = useZone();
  return useMemo(() => timesIn(t, language, zone, differs), [t, language, zone, differs]);
}

const day = 86_400_000;

/** "Tomorrow" begins a line with a capital and stands in a sentence without. */
const soft = (names: readonly string[], text: string): string => {
  const name = names.find((each) => text.startsWith(each));
  return name ? name.toLocaleLowerCase() + text.slice(name.length) : text;
};

export function timesIn(t: Words<"ui">, language: Language, zone: string, sayZone = false): Times {
  const format = formatter(language, zone);
  const clock = (when: When) => format(at(when), { hour: "2-digit", minute: "2-digit" });
  const date = (when: number) => format(when, { year: "numeric", month: "2-digit", day: "2-digit" });
  const near = (when: number) => {
    const now = Date.now();
    if (date(when) === date(now)) return t("time.today");
    if (date(when) === date(now - day)) return t("time.yesterday");
    return date(when) === date(now + day) ? t("time.tomorrow") : null;
  };
  const calendar = (when: number, weekday: boolean) => {
    const otherYear = format(when, { year: "numeric" }) !== format(Date.now(), { year: "numeric" });
    return format(when, { day: "numeric", month: "short", ...(otherYear ? { year: "numeric" } : weekday && { weekday: "short" }) });
  };
  const over = (ms: number) => t("time.overdue", { amount: amount(t, ms, false) });
  const ahead = (due: When, now: number) => (at(due) > now ? null : t("time.overdue", { amount: amount(t, now - at(due)) }));
  const moment = (when: When) =>
    date(at(when)) === date(Date.now()) ? clock(when) : `${near(at(when)) ?? calendar(at(when), false)} ${clock(when)}`;
  return {
    clock,
    day: (when) => near(at(when)) ?? calendar(at(when), true),
    moment,
    within: (when) => soft([t("time.today"), t("time.yesterday"), t("time.tomorrow")], moment(when)),
    full: (when) => format(at(when), { dateStyle: "full", timeStyle: "short" }) + (sayZone ? ` (${zone.replaceAll("_", " ")})` : ""),
    ago: (when, now = Date.now()) => (now - at(when) < minute ? t("time.just_now") : t("time.ago", { amount: amount(t, now - at(when)) })),
    left: (due, now = Date.now()) => ahead(due, now) ?? t("time.left", { amount: amount(t, at(due) - now) }),
    leftShort: (due, now = Date.now()) => ahead(due, now) ?? amount(t, at(due) - now),
    leftOf: (ms) => (ms < 0 ? over(ms) : t("time.left", { amount: amount(t, ms, false) })),
    leftOfShort: (ms) => (ms < 0 ? over(ms) : amount(t, ms, false)),
    took: (ms) => took(t, ms),
  };
}

function took(t: Words<"ui">, ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t("time.seconds", { n: seconds });
  return seconds < 3600 ? t("time.minutes_seconds", { m: Math.floor(seconds / 60), s: seconds % 60 }) : amount(t, ms);
}
