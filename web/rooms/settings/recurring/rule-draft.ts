import { partsOf } from "../../../../contract/recurring.ts";

export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];
export const kinds = ["day", "workdays", "week", "month_weekday", "month_day", "year", "advanced"] as const;
export type Kind = (typeof kinds)[number];
export const nths = ["1", "2", "3", "4", "-1"] as const;

/** A rule as one says it; `raw` is what is typed where it cannot be said so. */
export interface RuleDraft {
  kind: Kind;
  every: string;
  days: Weekday[];
  nth: string;
  weekday: Weekday;
  day: string;
  month: string;
  raw: string;
  ends: "never" | "count" | "until";
  count: string;
  until: string;
}

export const blankRule: RuleDraft = {
  kind: "month_weekday",
  every: "1",
  days: ["MO"],
  nth: "1",
  weekday: "MO",
  day: "1",
  month: "1",
  raw: "FREQ=MONTHLY;BYDAY=1MO",
  ends: "never",
  count: "10",
  until: "",
};

const workdays = "BYDAY=MO,TU,WE,TH,FR";

function often({ kind, every, days, nth, weekday, day, month }: RuleDraft): string[] {
  const stride = Number(every) > 1 ? [`INTERVAL=${Number(every)}`] : [];
  switch (kind) {
    case "day":
      return ["FREQ=DAILY", ...stride];
    case "workdays":
      return ["FREQ=WEEKLY", workdays];
    case "week":
      return ["FREQ=WEEKLY", ...stride, `BYDAY=${weekdays.filter((one) => days.includes(one)).join(",")}`];
    case "month_weekday":
      return ["FREQ=MONTHLY", ...stride, `BYDAY=${nth}${weekday}`];
    case "month_day":
      return ["FREQ=MONTHLY", ...stride, `BYMONTHDAY=${day}`];
    case "year":
      return ["FREQ=YEARLY", ...stride, `BYMONTHDAY=${day}`, `BYMONTH=${month}`];
    case "advanced":
      return [];
  }
}

/** The RRULE that a draft means. Pure. */
export function ruleOf(draft: RuleDraft): string {
  if (draft.kind === "advanced") return draft.raw;
  const end = { never: [], count: [`COUNT=${draft.count}`], until: [`UNTIL=${draft.until.replaceAll("-", "")}`] }[draft.ends];
  return [...often(draft), ...end].join(";");
}

/** What a draft still needs, by place: a number that counts something is at least one. For the form's `check`. Pure. */
export function neededIn({ kind, every, days, ends, count, until }: RuleDraft): [path: string, value: string][] {
  if (kind === "advanced") return [];
  const some = (number: string) => (Number(number) > 0 ? number : "");
  return [
    ...(kind === "workdays" ? [] : [["rule/every", some(every)] as [string, string]]),
    ...(kind === "week" ? [["rule/days", days.join("")] as [string, string]] : []),
    ...(ends === "count" ? [["rule/count", some(count)] as [string, string]] : []),
    ...(ends === "until" ? [["rule/until", until] as [string, string]] : []),
  ];
}

const isWeekday = (text: string): text is Weekday => (weekdays as readonly string[]).includes(text);

function read(rule: string): RuleDraft | null {
  const { FREQ, INTERVAL = "1", BYDAY = "", BYMONTHDAY = "", BYMONTH = "", COUNT, UNTIL, ...more } = partsOf(rule);
  if (Object.keys(more).length > 0 || (UNTIL && UNTIL.length > 8)) return null;
  const ends = COUNT ? ("count" as const) : UNTIL ? ("until" as const) : ("never" as const);
  const until = UNTIL ? `${UNTIL.slice(0, 4)}-${UNTIL.slice(4, 6)}-${UNTIL.slice(6)}` : "";
  const base = { ...blankRule, raw: rule, every: INTERVAL, ends, until, count: COUNT ?? blankRule.count };
  const single = /^(-1|[1-9]|[12]\d|3[01])$/.test(BYMONTHDAY);
  const days = BYDAY.split(",").filter(isWeekday);
  const [, nth = "", weekday = ""] = /^\+?(-1|[1-4])(..)$/.exec(BYDAY) ?? [];
  if (FREQ === "DAILY" && !BYDAY && !BYMONTH) return { ...base, kind: "day" };
  if (FREQ === "WEEKLY" && `BYDAY=${BYDAY}` === workdays && INTERVAL === "1") return { ...base, kind: "workdays" };
  if (FREQ === "WEEKLY" && days.length > 0) return { ...base, kind: "week", days };
  if (FREQ === "MONTHLY" && !BYMONTH && single && !BYDAY) return { ...base, kind: "month_day", day: BYMONTHDAY };
  if (FREQ === "MONTHLY" && !BYMONTH && !BYMONTHDAY && isWeekday(weekday)) return { ...base, kind: "month_weekday", nth, weekday };
  if (FREQ === "YEARLY" && single && /^\d+$/.test(BYMONTH) && !BYDAY) return { ...base, kind: "year", day: BYMONTHDAY, month: BYMONTH };
  return null;
}

/** A rule as one says it; as it is written where it cannot be said so without losing something. Pure. */
export const draftOf = (rule: string): RuleDraft => {
  const draft = read(rule);
  return draft && ruleOf(draft).split(";").toSorted().join() === rule.split(";").toSorted().join()
    ? draft
    : { ...blankRule, kind: "advanced", raw: rule };
};
