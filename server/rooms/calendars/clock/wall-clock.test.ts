import { expect, test } from "vitest";
import { isTimeZone, momentOf, wallAt } from "../../../../contract/wall-clock.ts";

// Seen red: with offsets let through.
test.each([
  ["Europe/Oslo", true],
  ["UTC", true],
  ["Etc/GMT+2", true],
  ["+02:00", false],
  ["-0300", false],
  ["Mars/Base", false],
  ["", false],
])("%j is a time zone by its name: %s", (zone, is) => expect(isTimeZone(zone)).toBe(is));

// Seen red: with every spelling kept.
test("whoever spells a time zone in thousands of ways fills no memory", () => {
  const made = Intl.DateTimeFormat;
  const kept: object[] = [];
  Intl.DateTimeFormat = new Proxy(made, {
    construct: (Format, given) => {
      const one = new Format(...(given as [])) as object;
      kept.push(one);
      return one;
    },
  });
  const spelt = (n: number) =>
    [..."america/argentina"].map((letter, at) => (n & (1 << (at > 7 ? at - 1 : at)) ? letter.toUpperCase() : letter)).join("");
  const at = new Date("2026-03-01T12:00Z");
  try {
    for (let n = 0; n < 1500; n += 1) expect(wallAt(at, `${spelt(n)}/ushuaia`)).toEqual(new Date("2026-03-01T09:00Z"));
    const before = kept.length;
    wallAt(at, `${spelt(0)}/ushuaia`);
    // Those of the beginning were let go of.
    expect([before, kept.length]).toEqual([1500, 1501]);
    wallAt(at, `${spelt(1499)}/ushuaia`);
    expect(kept.length).toBe(1501);
  } finally {
    Intl.DateTimeFormat = made;
  }
});

test("a moment is what the clock shows there", () =>
  expect(momentOf(new Date("2026-07-01T12:00Z"), "Europe/Oslo")).toEqual(new Date("2026-07-01T10:00Z")));
