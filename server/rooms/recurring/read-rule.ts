import { createRequire } from "node:module";
import type * as Library from "rrule";
import { partsOf } from "../../../contract/recurring.ts";
import { wrongField } from "../../platform/problem.ts";

// Its module is CommonJS in a wrapping that Node finds no names in.
const { RRule } = createRequire(import.meta.url)("rrule") as typeof Library;

const number = (least: number, most: number) => (text: string) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
const each = (one: (text: string) => boolean) => (text: string) => text.split(",").every(one);
/** 1 to `most`, also counted from the end: -1 is the last. */
const place = (most: number) => (text: string) => number(1, most)(text.replace(/^[+-]/, ""));
const weekday = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;
const day = (most: number) => (text: string) => {
  const [, nth = ""] = weekday.exec(text) ?? ["", "none"];
  return nth === "" || place(most)(nth);
};
const until = /^\d{8}(T\d{6}Z)?$/;

/** What each part may be. What says a time of the day is none of them: the time stands beside the rule. */
const known: Record<string, (text: string) => boolean> = {
  FREQ: (text) => ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].includes(text),
  INTERVAL: number(1, 999),
  COUNT: number(1, 9999),
  UNTIL: (text) => until.test(text) && !Number.isNaN(dayOf(text)),
  BYDAY: each(day(53)),
  BYMONTHDAY: each(place(31)),
  BYMONTH: each(number(1, 12)),
  BYSETPOS: each(place(366)),
  BYYEARDAY: each(place(366)),
  BYWEEKNO: each(place(53)),
  WKST: (text) => weekday.test(text),
};

/** Which parts go with a frequency. The library walks every day until the year 9999 for those that never meet: they are not let in. */
const goesWith: Record<string, readonly string[]> = {
  DAILY: ["BYDAY", "BYMONTH"],
  WEEKLY: ["BYDAY"],
  MONTHLY: ["BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"],
  YEARLY: ["BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"],
};
const always = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"];

function dayOf(text: string): number {
  const at = Date.parse(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}T00:00:00Z`);
  // 31 February is no day.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10).replaceAll("-", "") !== text.slice(0, 8) ? Number.NaN : at;
}

/** A rule as it is kept: capitals, known parts in a fixed order. Refuses what cannot be meant, at the part that is wrong. Pure. */
export function readRule(text: string, pointer = "/rule"): string {
  const parts = partsOf(text);
  const refuse = (code: string, part: string) => wrongField(pointer, code, { part });
  for (const [name, value] of Object.entries(parts)) {
    if (!Object.hasOwn(known, name)) throw refuse("recurrence_part", name);
    if (!known[name]?.(value)) throw refuse("recurrence_value", `${name}=${value}`);
  }
  const { FREQ = "" } = parts;
  if (FREQ === "") throw refuse("recurrence_needs", "FREQ");
  if (parts["COUNT"] && parts["UNTIL"]) throw refuse("recurrence_two_ends", "COUNT");
  for (const name of Object.keys(parts)) {
    const fits = always.includes(name) || goesWith[FREQ]?.includes(name);
    const nth = name === "BYDAY" && /\d/.test(parts[name] ?? "") && FREQ !== "MONTHLY" && FREQ !== "YEARLY";
    const strides = FREQ === "DAILY" && name.startsWith("BY") && Number(parts["INTERVAL"] ?? 1) > 1;
    if (!fits || nth || strides) throw refuse("recurrence_not_with", name);
  }
  const names = Object.keys(known).filter((name) => parts[name] !== undefined && !(name === "INTERVAL" && Number(parts[name]) === 1));
  return names.map((name) => `${name}=${parts[name]}`).join(";");
}

/** The rule from a first moment on, on a clock without a zone: its dates are wall times written as UTC. */
export function ruleFrom(rule: string, first: Date, wallOf: (instant: Date) => Date): Library.RRule {
  const { UNTIL, ...parts } = partsOf(rule);
  const options = RRule.parseString(
    Object.entries(parts)
      .map(([name, value]) => `${name}=${value}`)
      .join(";"),
  );
  const end = UNTIL && (UNTIL.length > 8 ? wallOf(instantIn(UNTIL)) : new Date(dayOf(UNTIL) + 86_399_000));
  return new RRule({ ...options, dtstart: first, ...(end && { until: end }) });
}

const instantIn = (text: string): Date =>
  new Date(dayOf(text) + Number(text.slice(9, 11)) * 3_600_000 + Number(text.slice(11, 13)) * 60_000 + Number(text.slice(13, 15)) * 1000);

/**
 * Whether the rule ever meets a day. The calendar repeats after 400 years, and the library looks no further than 9999: there few years
 * are left to walk through.
 */
export function everMeets(rule: string, first: Date): boolean {
  const { COUNT: _, UNTIL: __, ...parts } = partsOf(rule);
  const late = new Date(first);
  late.setUTCFullYear(first.getUTCFullYear() + 7600);
  const endless = Object.entries(parts).map(([name, value]) => `${name}=${value}`);
  return ruleFrom(endless.join(";"), late, (at) => at).after(late, true) !== null;
}
