import { expect, test } from "vitest";
import { plainName, userNameBy } from "../../../contract/user-name.ts";
import { freeName } from "./name-account.ts";

test.each([
  ["{given:1}{family}", "Kari", "Nordmann", 1, "knordmann"],
  ["{given}.{family}", "Åse-Marie", "Ødegård", 1, "ase-marie.odegard"],
  ["{given}.{family}", "Kari", "", 1, "kari"],
  ["{family:3}{given:2}", "Łukasz", "Æsir", 1, "aeslu"],
  ["{given:1}{family}", "Kari", "Nordmann", 12, "knordmann12"],
  // As long as Active Directory takes them, the number too.
  ["{given}.{family}", "Bartholomew", "Featherstonehaugh", 1, "bartholomew.feathers"],
  ["{given}.{family}", "Bartholomew", "Featherstonehaugh", 2, "bartholomew.feather2"],
  ["{given}", "*)(uid=*", "", 1, "uid"],
  ["{given}", "李", "小龙", 1, ""],
])("by the rule %s somebody called %s %s is, as number %i, %s", (rule, given, family, number, name) => {
  expect(userNameBy(rule, given, family, number)).toBe(name);
});

test("what is left of any name are letters, digits and hyphens within it", () => {
  for (const name of ['a,b+c"d\\e<f>g;h=i', "--x--", "a\0b", "ﬁ", "é".normalize("NFD"), "İ", " "])
    expect(plainName(name)).toMatch(/^$|^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
});

test("the first name that nobody has is taken; of somebody without letters, and where thirty are taken, none", async () => {
  const taken = new Set(["kn", "kn2"]);
  expect(await freeName("{given:1}{family:1}", "Kari", "Nordmann", async (name) => taken.has(name))).toBe("kn3");
  expect(await freeName("{given}", "李", "小龙", async () => false)).toBeNull();
  expect(await freeName("{given}", "Kari", "", async () => true)).toBeNull();
});
