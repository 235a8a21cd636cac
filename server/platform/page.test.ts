import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, toPage, type CursorPart } from "./page.ts";
import { Problem } from "./problem.ts";

const written: Record<CursorPart, fc.Arbitrary<string | number>> = {
  id: fc.uuid(),
  time: fc.date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((at) => at.toISOString()),
  text: fc.string(),
  number: fc.integer(),
};
const kinds = Object.keys(written) as CursorPart[];

test("a cursor comes back as it was given", () => {
  const parts = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 });
  const given = parts.chain((some) => fc.tuple(fc.constant(some), fc.tuple(...some.map((part) => written[part]))));
  fc.assert(
    fc.property(given, ([some, values]) => {
      expect(decodeCursor(encodeCursor(values), some)).toEqual(values);
    }),
  );
});

test("no cursor is the first page", () => expect(decodeCursor(undefined, ["time", "id"])).toBeNull());

test("a time may be written as PostgreSQL writes it", () => {
  const place = ["2026-03-02 08:00:00.123456+00", "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"];
  expect(decodeCursor(encodeCursor(place), ["time", "id"])).toEqual(place);
});

const id = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";
const madeUp: unknown[] = [
  {},
  null,
  "text",
  [1],
  [1, { a: 1 }],
  ["x", "y"],
  [1, 2],
  [null, id],
  ["2026-03-02T08:00:00Z", "nobody"],
  ["2026-03-02T08:00:00Z", id, "more"],
  ["2026-13-02T08:00:00Z", id],
  ["2026-02-30T08:00:00Z", id],
  ["2026-03-02T25:00:00Z", id],
  ["0000-01-01T00:00:00Z", id],
  ["2026-03-02T08:00:00+99", id],
  ["now", id],
  ["infinity", id],
];

test.each(["x", "%", ...madeUp.map((value) => Buffer.from(JSON.stringify(value)).toString("base64url"))])(
  "%s is refused with a pointer to the query",
  (cursor) => {
    expect(() => decodeCursor(cursor, ["time", "id"])).toThrow(Problem);
  },
);

test("walking the pages meets every row once, in order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
      const rows = numbers.toSorted((a, b) => a - b);
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const after = decodeCursor(cursor, ["number"])?.[0] ?? -Infinity;
        const found = rows.filter((n) => n > Number(after)).slice(0, limit + 1);
        const page = toPage(
          found,
          limit,
          (n) => n,
          (n) => [n],
        );
        seen.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(rows);
    }),
  );
});
