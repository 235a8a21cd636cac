import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceFields, marks, numberFields, orders, timeFields, type ChoiceField, type Filter } from "../../../../contract/filter.ts";
import { parseFilter } from "../../../../contract/filter-parse.ts";
import { printFilter } from "../../../../contract/filter-print.ts";
import { dayIn, isTime, timeOf } from "../../../../contract/filter-time.ts";

const meant = (text: string): Filter => {
  const parsed = parseFilter(text);
  return "filter" in parsed ? parsed.filter : expect.fail(`${text}: ${JSON.stringify(parsed.fault)}`);
};
const fault = (text: string) => {
  const parsed = parseFilter(text);
  return "fault" in parsed ? parsed.fault : expect.fail(`${text} was taken`);
};

test.each<[string, Filter]>([
  ["", { all: [] }],
  ["status:open", { field: "status", values: ["open"] }],
  ["Status:open,waiting,open", { field: "status", values: ["open", "waiting"] }],
  ["due<+2h", { field: "due", order: "<", at: "+2h" }],
  ["reopened>=2", { field: "reopened", order: ">=", number: 2 }],
  ["is:overdue", { is: "overdue" }],
  ["printer", { words: "printer" }],
  [`"paper jam"`, { words: "paper jam" }],
  ["a b", { all: [{ words: "a" }, { words: "b" }] }],
  ["a or b c", { any: [{ words: "a" }, { all: [{ words: "b" }, { words: "c" }] }] }],
  ["-tag:vip", { not: { field: "tag", values: ["vip"] } }],
  ["-(a or b)", { not: { any: [{ words: "a" }, { words: "b" }] } }],
  ["--a", { not: { not: { words: "a" } } }],
  [`category:"Software, other",vpn`, { field: "category", values: ["Software, other", "vpn"] }],
  [String.raw`"say \"no\""`, { words: `say "no"` }],
  ["a - b", { all: [{ words: "a" }, { words: "-" }, { words: "b" }] }],
  [`"or"`, { words: "or" }],
])("%j asks %j", (text, filter) => {
  expect(meant(text)).toEqual(filter);
});

test.each([
  ["colour:red", "filter_unknown_field", "colour"],
  ["status:open,solvd", "filter_unknown_value", "solvd"],
  ["status:open,,new", "filter_value_missing", ","],
  ["status:", "filter_value_missing", "status:"],
  ["a due<soon", "filter_no_time", "soon"],
  ["opened>2026-02-31", "filter_no_time", "2026-02-31"],
  ["due:today", "filter_order_needed", "due"],
  ["reopened>many", "filter_no_number", "many"],
  ["status<open", "filter_no_order", "<"],
  ["is:late", "filter_unknown_value", "late"],
  ["(a or b", "filter_not_closed", "("],
  [`a "b c`, "filter_not_closed", `"b c`],
  ["a) b", "filter_not_opened", ")"],
  ["a or", "filter_nothing_there", "or"],
  ["or a", "filter_nothing_there", "or"],
  ["()", "filter_nothing_there", ")"],
])("%j is refused as %s, at %j", (text, code, where) => {
  const { at, length, ...told } = fault(text);
  expect([told.code, text.slice(at, at + length)]).toEqual([code, where]);
});

test("what is too long or too deep is refused, not followed", () => {
  expect(fault("a ".repeat(61)).code).toBe("filter_too_long");
  expect(fault(`tag:${"x".repeat(2000)}`).code).toBe("filter_too_long");
  expect(fault(`${"(".repeat(200)}a${")".repeat(200)}`).code).toBe("filter_too_long");
  expect(fault(`${"-".repeat(1999)}a`).code).toBe("filter_too_long");
});

const value = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter((text) => text.trim() === text && text !== "");
const closed = (Object.keys(choiceFields) as ChoiceField[]).filter((field) => choiceFields[field] !== null);
const opened = (Object.keys(choiceFields) as ChoiceField[]).filter((field) => choiceFields[field] === null);
const ask: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .constantFrom(...closed)
    .chain((field) =>
      fc.uniqueArray(fc.constantFrom(...(choiceFields[field] ?? [])), { minLength: 1 }).map((values) => ({ field, values: [...values] })),
    ),
  fc.record({ field: fc.constantFrom(...opened), values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    field: fc.constantFrom(...timeFields),
    order: fc.constantFrom(...orders),
    at: fc.constantFrom("now", "today", "-2d", "+90m", "2026-11-01", "2026-11-01T08:00:00Z"),
  }),
  fc.record({ field: fc.constantFrom(...numberFields), order: fc.constantFrom(...orders), number: fc.nat(1_000_000) }),
  fc.record({ is: fc.constantFrom(...marks) }),
  fc.record({ words: value }),
);
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => {
  const many = fc.array(tie("filter"), { minLength: 2, maxLength: 3 });
  return {
    filter: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      ask,
      fc.record({ not: tie("filter") }),
      fc.record({ all: many }),
      fc.record({ any: many }),
    ),
  };
});

describe("whatever is asked", () => {
  test("printed and read again asks the same", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const text = printFilter(filter);
        const parsed = parseFilter(text);
        if ("fault" in parsed) expect(parsed.fault.code, text).toBe("filter_too_long");
        else expect(parsed.filter, text).toEqual(filter);
      }),
      { examples: ["-a", "OR", 'a"b', "a:b", "a<b", "(", "\\"].map((words): [Filter] => [{ words }]) },
    );
  });

  test("any text is understood or refused at a place in it, and nothing throws", () => {
    const sign = fc.constantFrom("status", "is", ":", "<", ">=", "-", "(", ")", '"', "\\", ",", " ", "or", "open", "due", "-2d");
    const text = fc.oneof(
      fc.string(),
      fc.array(sign).map((signs) => signs.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const parsed = parseFilter(given);
        if ("filter" in parsed) return;
        const { at, length } = parsed.fault;
        expect(at >= 0 && length > 0 && at + length <= given.length, JSON.stringify([given, parsed.fault])).toBe(true);
      }),
    );
  });
});

describe("a moment", () => {
  const now = new Date("2026-03-29T10:00:00Z");
  test.each([
    ["now", "2026-03-29T10:00:00.000Z"],
    ["-2d", "2026-03-27T10:00:00.000Z"],
    ["+90m", "2026-03-29T11:30:00.000Z"],
    // The night in which the clock is put on: the day begins before, its hours are fewer.
    ["today", "2026-03-28T23:00:00.000Z"],
    ["tomorrow", "2026-03-29T22:00:00.000Z"],
    ["yesterday", "2026-03-27T23:00:00.000Z"],
    ["2026-07-01", "2026-06-30T22:00:00.000Z"],
    ["2026-07-01T08:00:00Z", "2026-07-01T08:00:00.000Z"],
  ])("%s in Oslo is %s", (text, at) => {
    expect(isTime(text)).toBe(true);
    expect(timeOf(text, now, "Europe/Oslo").toISOString()).toBe(at);
  });
  // Seen red: a year before 1000 was no time to the clock, and its filter a fault of the desk.
  test("as long ago as can be written it is a day, too", () => expect(dayIn("-99999w", now, "Europe/Oslo")).toMatch(/^0109-\d\d-\d\d$/));
  test.each(["soon", "2d", "+2y", "2026-13-01", "2026-1-1", "", "today "])("%j is none", (text) => expect(isTime(text)).toBe(false));
});
