import { expect, test } from "vitest";
import { email, mailDomain } from "../../contract/shapes.ts";
import { accountOf, kinds } from "../../server/rooms/directory/ldap/kinds.ts";
import { planPerson, type Known } from "../../server/rooms/directory/plan-person.ts";
import type { PersonRow } from "../../server/rooms/people/index.ts";

const entryUUID = "0f2c5b1e-2d7a-4b6e-9c53-1a2b3c4d5e6f";
const entry = { dn: "uid=siv,ou=people", entryUUID, uid: "siv", cn: "Siv Holm", mail: "siv@nordvik.example" };
const windows = { ...entry, objectGUID: Buffer.alloc(16, 7), sAMAccountName: "siv" };

test("names are as the database takes them, and an entry whose key is none is left out", () => {
  expect(accountOf(kinds.openldap, { ...entry, uid: "s\0iv", dn: "uid=s\0iv" })).toMatchObject({ userName: "siv", dn: "uid=siv" });
  // Cut in the middle of a letter of two halves.
  const long = accountOf(kinds.openldap, { ...entry, uid: `${"a".repeat(255)}😀`, dn: `${"a".repeat(3999)}😀` });
  expect([long?.userName.isWellFormed(), long?.dn.isWellFormed()]).toEqual([true, true]);
  expect(accountOf(kinds.openldap, { ...entry, entryUUID: "no key" })).toBeNull();
  expect(accountOf(kinds.openldap, { ...entry, uid: "\0" })).toBeNull();
});

test("a letter that becomes ASCII only when it is made small is in no address", () => {
  expect(email.safeParse("\u212Aari@nordvik.example").success).toBe(false);
  expect(mailDomain.safeParse("nordvi\u212A.example").success).toBe(false);
  expect([email.parse(" Kari@Nordvik.example "), mailDomain.parse("Nordvik.EXAMPLE")]).toEqual(["kari@nordvik.example", "nordvik.example"]);
});

test("where Active Directory does not show whether an account is switched on, nobody leaves or comes back by it", () => {
  const read = accountOf(kinds.active_directory, windows);
  expect(read).toMatchObject({ enabled: null });
  expect(accountOf(kinds.active_directory, { ...windows, userAccountControl: "514" })).toMatchObject({ enabled: false });
  expect(accountOf(kinds.active_directory, { ...windows, userAccountControl: "512" })).toMatchObject({ enabled: true });
  if (!read) throw new Error("it is left out");
  for (const active of [true, false]) {
    const person = { ...read.facts, id: "p", active } as PersonRow;
    const known: Known = { person, how: "by_key", holder: person, taken: false, joinable: false, entrusted: null };
    const before = { ...read, twin: false, facts_before: read.facts, had_left: !active };
    expect(planPerson(before, known)).toEqual({ outcome: "unchanged", fields: [], refusal: null });
  }
});
