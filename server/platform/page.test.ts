import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, toPage } from "./page.ts";
import { Problem } from "./problem.ts";

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null));

test("a cursor comes back as it was given", () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
      expect(decodeCursor(encodeCursor(values), values.length)).toEqual(values);
    }),
  );
});

test("no cursor is the first page", () => expect(decodeCursor(undefined, 2)).toBeNull());

test.each(["x", "e30", Buffer.from("[1]").toString("base64url"), Buffer.from('[1,{"a":1}]').toString("base64url")])(
  "%s is refused with a pointer to the query",
  (cursor) => {
    expect(() => decodeCursor(cursor, 2)).toThrow(Problem);
  },
);

test("walking the pages meets every row once, in order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
      const rows = numbers.toSorted((a, b) => a - b);
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const after = decodeCursor(cursor, 1)?.[0] ?? -Infinity;
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
