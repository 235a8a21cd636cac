import type ICAL from "ical.js";

const frequencies = new Set(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]);
const parts = new Set(["BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"]);
/** No feast repeats more rarely than this. */
const mostInterval = 400;
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a rule is one that holidays have, and comes to a day at all: of others the library may look for one without an end. Pure. */
export function isRuleOfDays(rule: ICAL.Recur): boolean {
  const by = Object.entries(rule.parts as Record<string, unknown[] | undefined>).filter(([, given]) => given?.length);
  if (!frequencies.has(rule.freq) || !(rule.interval >= 1 && rule.interval <= mostInterval)) return false;
  // Every seventh day, if it is a Monday: of such it goes on looking for ever.
  if (rule.freq === "DAILY" && by.length > 0) return false;
  if (by.some(([part]) => !parts.has(part))) return false;
  const of = (part: string) => by.find(([name]) => name === part)?.[1]?.map(Number) ?? [];
  const [months, days] = [of("BYMONTH"), of("BYMONTHDAY")];
  if (months.some((month) => !(month >= 1 && month <= 12)) || days.some((day) => !(Math.abs(day) >= 1 && Math.abs(day) <= 31)))
    return false;
  const most = Math.max(...(months.length > 0 ? months : [1]).map((month) => longestMonth[month - 1] ?? 31));
  return days.length === 0 || days.some((day) => Math.abs(day) <= most);
}
