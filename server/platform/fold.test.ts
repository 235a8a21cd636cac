import { describe, expect, test } from "vitest";
import { digitsOf, fold, soundAlike } from "./fold.ts";

describe("fold", () => {
  test.each([
    ["Bjørn Ødegård", "bjorn odegard"],
    ["  Åse\tÆgir ", "ase aegir"],
    ["José  Núñez", "jose nunez"],
    ["Straße 7", "strasse 7"],
    ["kari@firma.no", "kari@firma.no"],
    ["O'Brien-Smith", "o brien-smith"],
    ["", ""],
  ])("%j is typed as %j", (given, wanted) => expect(fold(given)).toBe(wanted));
});

describe("soundAlike", () => {
  test.each([
    ["Christian", "Kristian"],
    ["Hanssen", "Hansen"],
    ["Aas", "Ås"],
    ["Wold", "Voll"],
    ["Sæther", "Seter"],
    ["Hjalmar", "Jalmar"],
  ])("%s sounds like %s", (one, other) => expect(soundAlike(one)).toBe(soundAlike(other)));

  test("different names stay different", () => expect(soundAlike("Berg")).not.toBe(soundAlike("Bakke")));
});

describe("digitsOf", () => {
  test.each([
    ["+47 22 00 14 12", "22001412"],
    ["0047 22001412", "22001412"],
    ["22 00 14 12", "22001412"],
    ["+46 8 123 456", "468123456"],
    ["47001412", "47001412"],
  ])("%s is %s", (given, wanted) => expect(digitsOf(given)).toBe(wanted));
});
