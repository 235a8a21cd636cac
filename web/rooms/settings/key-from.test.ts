import { expect, test } from "vitest";
import { fieldKeyFrom, keyFrom } from "./key-from.ts";

test.each([
  ["Service desk", "service-desk"],
  ["Møbler & utstyr", "mobler-utstyr"],
  ["  Æra: På Øya!  ", "aera-pa-oya"],
  ["Café", "cafe"],
  ["!!!", ""],
  ["a".repeat(39) + " b", "a".repeat(39)],
])("makes a key of %j", (name, key) => {
  expect(keyFrom(name)).toBe(key);
});

test.each([
  ["Start date", [], "start_date"],
  ["Start date", ["start_date"], "start_date_2"],
  ["Start date", ["start_date", "start_date_2"], "start_date_3"],
  ["2nd monitor", [], "f_2nd_monitor"],
  ["", [], "field"],
])("makes a key of the field %j beside %j", (label, taken, key) => {
  expect(fieldKeyFrom(label, taken)).toBe(key);
});
