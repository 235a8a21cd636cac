import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cell, line } from "./csv.ts";

// Seen red: without the apostrophe, and with the quotation mark doubled nowhere.
test.each([
  ['=HYPERLINK("https://a.example")', `"'=HYPERLINK(""https://a.example"")"`],
  ["+4722001412", "'+4722001412"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", `"'\r=1"`],
  ["a=b", "a=b"],
  ['say "no", twice', '"say ""no"", twice"'],
  [-5, "-5"],
  [null, ""],
])("%j stands as %j", (value, written) => expect(cell(value)).toBe(written));

test("B4: whatever stands in a cell comes back as it was, or behind an apostrophe where a spreadsheet would calculate it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [read = []] = parse(line(cells), { relax_column_count: true }) as string[][];
      expect(read).toEqual(cells.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
    }),
  );
});
