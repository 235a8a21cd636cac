import { expect, test } from "vitest";
import { countRows, decode } from "./read-file.ts";

const bytes = (...numbers: number[]) => new Uint8Array(numbers);

test.each([
  ["UTF-8", new TextEncoder().encode("navn\nBjørn Åse"), "navn\nBjørn Åse", false],
  ["UTF-8 with a mark", new TextEncoder().encode("\u{feff}navn"), "navn", false],
  ["Windows-1252", bytes(0x42, 0x6a, 0xf8, 0x72, 0x6e), "Bjørn", true],
  ["UTF-16 of a spreadsheet", bytes(0xff, 0xfe, 0x42, 0x00, 0xf8, 0x00), "Bø", false],
])("reads %s", (_, given, csv, old) => {
  expect(decode(given)).toEqual({ csv, old });
});

test.each([
  ["", 0],
  ["name", 0],
  ["name\nAne\nJonas", 2],
  ["name\r\nAne\r\n\r\nJonas\r\n", 2],
])("counts the rows of %j", (csv, rows) => {
  expect(countRows(csv)).toBe(rows);
});
