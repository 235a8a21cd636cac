import { expect, test } from "vitest";
import { instantOf } from "./instant-of.ts";

test.each([
  ["pwdAccountLockedTime", "20261123200942Z", "2026-11-23T20:09:42.000Z"],
  ["pwdAccountLockedTime", "20261123200942.123456Z", "2026-11-23T20:09:42.000Z"],
  ["lockoutTime", "132539328000000000", "2021-01-01T00:00:00.000Z"],
  ["pwdAccountLockedTime", "000001010000Z", null],
  ["pwdAccountLockedTime", "00000101000000Z", null],
  ["lockoutTime", "0", null],
  ["accountExpires", "9223372036854775807", null],
  ["telephoneNumber", "134084417820000000", null],
  ["displayName", "Ane Berg", null],
])("%s %s is %s", (attribute, text, expected) => {
  const at = instantOf(attribute, text);
  expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
});
