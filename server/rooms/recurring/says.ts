import { partsOf, type Series } from "../../../contract/recurring.ts";
import type { Language } from "../../../contract/shapes.ts";
import { dateFormat } from "../../platform/date-format.ts";
import type { Actor } from "../../platform/actor.ts";
import { say } from "../../platform/i18n.ts";
import { firstOf } from "./times.ts";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const locale = (language: Language) => (language === "nb" ? "nb-NO" : "en-GB");
const list = (language: Language, words: readonly string[]) => new Intl.ListFormat(locale(language)).format(words);
const dated = (language: Language, at: Date, options: Intl.DateTimeFormatOptions) =>
  dateFormat(locale(language), { ...options, timeZone: "UTC" }).format(at);
/** 2024 began on a Monday. */
const weekday = (language: Language, key: string) =>
  dated(language, new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(key))), { weekday: "long" });
const month = (language: Language, number: string) => dated(language, new Date(Date.UTC(2024, Number(number) - 1, 1)), { month: "long" });

type Parts = Record<string, string>;

/** The days of a month or a year: "the first Monday", "the 15th", "the last weekday"; null for what is better read as it is written. */
function daysOf(language: Language, { BYDAY, BYMONTHDAY, BYSETPOS }: Parts): string | null {
  if (BYDAY && BYMONTHDAY) return null;
  if (BYMONTHDAY && !BYSETPOS) {
    const words = BYMONTHDAY.split(",").map((n) =>
      Number(n) < 0 ? say(language, "recurrence.from_end", { n: -Number(n) }) : say(language, "recurrence.day", { n: Number(n) }),
    );
    return say(language, "recurrence.days", { days: list(language, words) });
  }
  if (!BYDAY) return null;
  const days = BYDAY.split(",");
  const workdays = days.toSorted((a, b) => weekdays.indexOf(a) - weekdays.indexOf(b)).join() === "MO,TU,WE,TH,FR";
  if (BYSETPOS) {
    const name = workdays ? say(language, "recurrence.workday") : days.length === 1 && days[0] ? weekday(language, days[0]) : null;
    return name === null || !/^(-1|[1-5])$/.test(BYSETPOS) ? null : say(language, "recurrence.nth", { n: Number(BYSETPOS), day: name });
  }
  const words = days.map((one) => {
    const [, n = "", key = ""] = /^([+-]?\d+)(..)$/.exec(one) ?? [];
    return /^(-1|\+?[1-5])$/.test(n) ? say(language, "recurrence.nth", { n: Number(n), day: weekday(language, key) }) : null;
  });
  return words.includes(null) ? null : list(language, words.map(String));
}

function often(language: Language, rule: string, starts: Date): string {
  const parts = partsOf(rule);
  const { FREQ = "", BYDAY, BYMONTH, BYMONTHDAY, BYSETPOS, BYYEARDAY, BYWEEKNO } = parts;
  const n = Number(parts["INTERVAL"] ?? 1);
  const asWritten = say(language, "recurrence.as_written", { rule });
  if (FREQ === "DAILY" && !BYDAY && !BYMONTH) return say(language, "recurrence.daily", { n });
  if (FREQ === "WEEKLY" || (FREQ === "DAILY" && BYDAY && !BYMONTH)) {
    const days = (BYDAY ?? weekdays[(starts.getUTCDay() + 6) % 7] ?? "MO")
      .split(",")
      .toSorted((a, b) => weekdays.indexOf(a) - weekdays.indexOf(b));
    if (days.join() === "MO,TU,WE,TH,FR" && n === 1) return say(language, "recurrence.workdays");
    const words = days.map((key) => weekday(language, key));
    return say(language, "recurrence.weekly", { n, days: list(language, words) });
  }
  if (BYYEARDAY || BYWEEKNO) return asWritten;
  const given = BYDAY || BYMONTHDAY || BYSETPOS;
  if (FREQ === "MONTHLY") {
    const days = daysOf(language, given ? parts : { BYMONTHDAY: String(starts.getUTCDate()) });
    if (days === null) return asWritten;
    if (BYMONTH)
      return n === 1
        ? say(language, "recurrence.in_months", {
            days,
            months: list(
              language,
              BYMONTH.split(",").map((one) => month(language, one)),
            ),
          })
        : asWritten;
    return say(language, "recurrence.monthly", { n, days });
  }
  if (FREQ !== "YEARLY" || BYMONTH?.includes(",") || (given && !BYMONTH)) return asWritten;
  const days = daysOf(language, given ? parts : { BYMONTHDAY: String(starts.getUTCDate()) });
  return days === null
    ? asWritten
    : say(language, "recurrence.yearly", {
        n,
        days,
        dated: BYDAY ? "no" : "yes",
        month: month(language, BYMONTH ?? String(starts.getUTCMonth() + 1)),
      });
}

/** As `says`, with the zone where the reader's clock shows another time. Pure. */
export function saysTo({ language, timeZone }: Pick<Actor, "language" | "timeZone">, series: Series): string {
  const sentence = says(language, series.rule, firstOf(series));
  return series.time_zone === timeZone ? sentence : `${sentence} (${series.time_zone.replaceAll("_", " ")})`;
}

/** What a series means, in words: "On the first Monday of every month at 08:00". `starts`: its first day, as the clock shows it. Pure. */
export function says(language: Language, rule: string, starts: Date): string {
  const { COUNT, UNTIL } = partsOf(rule);
  const at = starts.toISOString().slice(11, 16);
  const words = say(language, "recurrence.at", { often: often(language, rule, starts), time: at });
  const sentence = words.charAt(0).toLocaleUpperCase(locale(language)) + words.slice(1);
  if (COUNT) return say(language, "recurrence.count", { sentence, n: Number(COUNT) });
  if (!UNTIL) return sentence;
  const end = new Date(`${UNTIL.slice(0, 4)}-${UNTIL.slice(4, 6)}-${UNTIL.slice(6, 8)}T00:00:00Z`);
  return say(language, "recurrence.until", { sentence, day: dated(language, end, { dateStyle: "long" }) });
}
