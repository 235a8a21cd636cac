import fc from "fast-check";
import { expect, test } from "vitest";
import { inZone, outOfZone } from "./zone.ts";

const zones = ["Europe/Oslo", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"];
const minute = 60_000;

test("a wall clock and its instant", () => {
  expect(inZone("2025-07-01T07:00:00Z", "Europe/Oslo")).toBe("2025-07-01T09:00");
  expect(outOfZone("2025-07-01T09:00", "Europe/Oslo")).toBe("2025-07-01T07:00:00.000Z");
  expect(outOfZone("2025-12-01T09:00", "Europe/Oslo")).toBe("2025-12-01T08:00:00.000Z");
});

test("what a wall clock shows is found again, in every zone and across changes of the clock", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(2024, 0) / minute, max: Date.UTC(2028, 0) / minute }), (zone, at) => {
      const wall = inZone(at * minute, zone);
      expect(inZone(outOfZone(wall, zone), zone)).toBe(wall);
    }),
  );
});
