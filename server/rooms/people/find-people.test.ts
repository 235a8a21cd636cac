import { describe, expect, it } from "vitest";
import { test as base } from "../../../tests/database.ts";
import { theDesk } from "../../platform/actor.ts";
import { digitsOf, soundAlike } from "../../platform/fold.ts";
import { changePerson, createPerson, findPeople } from "./index.ts";
import { nearWords, slips, swaps } from "./nearness.ts";
import { readQuestion } from "./question.ts";
import { termsOf } from "./terms.ts";

const desk = theDesk([]);
const people = [
  { name: "Ane Berg", email: "ane.berg@nordvik.example", phone: "+47 22 00 14 12", title: "Controller", department: "Finance" },
  { name: "Bernt Ås", email: "bernt@nordvik.example", mobile: "98 76 54 32" },
  { name: "Bjørn Ødegård", email: "bod@nordvik.example", title: "Fagsjef lønn" },
  { name: "Christian Hanssen", email: "ch@nordvik.example" },
  { name: "Kristian Hansen", email: "kh@nordvik.example" },
  { name: "Aleksander Zachariassen", email: "az@nordvik.example" },
  { name: "Anne-Lise Aas", email: "anne.lise@havbris.example", phone: "55 00 21 07" },
  { name: "José Peña", email: "jose@nordvik.example" },
  { name: "Mathias Thorsen", email: "mt@nordvik.example", phone: "+44 20 7946 0018" },
  { name: "Solveig Kristoffersen", email: "sk@nordvik.example", department: "Bergfag" },
];

const test = base.extend<{ hits: (q: string) => Promise<string[]> }>({
  hits: async ({ db }, use) => {
    for (const person of people) await createPerson(db, desk, person);
    await use(async (q) => (await findPeople(db, q, 8)).map((hit) => hit.name));
  },
});

describe("who is it", () => {
  test("finds names as they are typed, in any order and however they are spelt", async ({ hits }) => {
    const table: [typed: string, first: string][] = [
      ["berg ane", "Ane Berg"],
      ["ane ber", "Ane Berg"],
      ["a b", "Ane Berg"],
      ["BERG", "Ane Berg"],
      ["ås", "Bernt Ås"],
      ["aas", "Anne-Lise Aas"],
      ["bernt aas", "Bernt Ås"],
      ["lise ås", "Anne-Lise Aas"],
      ["bjorn", "Bjørn Ødegård"],
      ["bjoern ødegaard", "Bjørn Ødegård"],
      ["odegard", "Bjørn Ødegård"],
      ["christian hansen", "Christian Hanssen"],
      ["kristian hansen", "Kristian Hansen"],
      ["alexander sakariasen", "Aleksander Zachariassen"],
      ["jose pena", "José Peña"],
      ["mattias torsen", "Mathias Thorsen"],
      ["kristofersen", "Solveig Kristoffersen"],
    ];
    for (const [typed, first] of table) expect((await hits(typed))[0], typed).toBe(first);
    expect((await hits("kristian hanssen")).toSorted()).toEqual(["Christian Hanssen", "Kristian Hansen"]);
  });

  test("forgives one slip in a word, two in a long one", async ({ hits }) => {
    const table: [typed: string, first: string][] = [
      ["nae berg", "Ane Berg"],
      ["ane bberg", "Ane Berg"],
      ["ane brg", "Ane Berg"],
      ["krstoffersn", "Solveig Kristoffersen"],
      ["soveig", "Solveig Kristoffersen"],
      ["thirsen", "Mathias Thorsen"],
    ];
    for (const [typed, first] of table) expect((await hits(typed))[0], typed).toBe(first);
    expect(await hits("qqqqq")).toEqual([]);
    expect(await hits("ane qqqqq")).toEqual([]);
    expect(await hits("zzz")).toEqual([]);
  });

  test("finds from the first letter, whole words first", async ({ hits }) => {
    expect(await hits("b")).toEqual(expect.arrayContaining(["Ane Berg", "Bernt Ås", "Bjørn Ødegård"]));
    expect((await hits("ane"))[0]).toBe("Ane Berg");
    expect((await hits("an"))[0]).toBe("Ane Berg");
    // A word of the name before the same word of a department.
    expect((await hits("berg")).slice(0, 2)).toEqual(["Ane Berg", "Solveig Kristoffersen"]);
  });

  test("finds by number from the front and the back, by mail, title and department", async ({ hits }) => {
    const table: [typed: string, first: string][] = [
      ["22 00 14", "Ane Berg"],
      ["+47 22001412", "Ane Berg"],
      ["+47 22", "Ane Berg"],
      ["004722001412", "Ane Berg"],
      ["412", "Ane Berg"],
      ["5432", "Bernt Ås"],
      ["+44 20 79", "Mathias Thorsen"],
      ["0018", "Mathias Thorsen"],
      ["ane.berg@nordvik.example", "Ane Berg"],
      ["anne.lise@h", "Anne-Lise Aas"],
      ["anne.lise", "Anne-Lise Aas"],
      ["controller", "Ane Berg"],
      ["finance ane", "Ane Berg"],
      ["lønn", "Bjørn Ødegård"],
    ];
    for (const [typed, first] of table) expect((await hits(typed))[0], typed).toBe(first);
    expect(await hits("   ")).toEqual([]);
    expect(await hits("%_\\'")).toEqual([]);
  });

  test("follows changes, and leaves those out who are not active any more", async ({ db, hits }) => {
    await hits("");
    const [ane] = await findPeople(db, "ane berg", 8);
    await changePerson(db, desk, ane?.id ?? "", { name: "Ane Skog", phone: "40 40 40 41" });
    expect(await hits("skog ane")).toEqual(["Ane Skog"]);
    expect(await hits("4041")).toEqual(["Ane Skog"]);
    expect(await hits("22001412")).toEqual([]);
    await changePerson(db, desk, ane?.id ?? "", { active: false });
    expect(await hits("skog")).toEqual([]);
  });
});

describe("the pieces", () => {
  it.each([
    ["Kristian", "Christian"],
    ["Aas", "Ås"],
    ["Bjørn", "Bjoern"],
    ["Hansen", "Hanssen"],
    ["Ødegård", "Ødegaard"],
    ["Alexander", "Aleksander"],
    ["Wiik", "Vik"],
    ["Philip", "Filip"],
    ["Thor", "Tor"],
    ["Sæther", "Sether"],
  ])("%s sounds like %s", (one, other) => expect(soundAlike(one)).toBe(soundAlike(other)));

  it.each([
    ["berg", "berg", true, 0],
    ["brg", "berg", true, 1],
    ["bergg", "berg", true, 1],
    ["brerg", "berg", true, 1],
    ["nae", "ane", true, 1],
    ["ber", "bergersen", false, 0],
    ["bre", "bergersen", false, 1],
    ["", "berg", false, 0],
  ])("%s is slips away from %s", (typed, word, whole, expected) => expect(slips(typed, word, whole)).toBe(expected));

  it("keeps the nearest words first", () => {
    expect(nearWords("hansne", ["hagen", "hansen", "hanssen", "olsen"])).toEqual(["hansen", "hanssen"]);
    expect(swaps("abc")).toEqual(["bac", "acb"]);
  });

  it.each([
    ["+47 22 00 14 12", "22001412"],
    ["0047 22001412", "22001412"],
    ["47001412", "47001412"],
    ["0044 20 7946 0018", "442079460018"],
  ])("the digits of %s are %s", (phone, digits) => expect(digitsOf(phone)).toBe(digits));

  it("keeps one term per word and number", () => {
    const terms = termsOf({ name: "Ane Ås", email: "ane.as@x.no", phone: "+47 22 00 14 12", title: "Ane's controller" });
    expect(terms).toEqual([
      { term: "ane", kind: 1 },
      { term: "as", kind: 1 },
      { term: "ane.as@x.no", kind: 3 },
      { term: "s", kind: 3 },
      { term: "controller", kind: 3 },
      { term: "22001412", kind: 4 },
      { term: "21410022", kind: 5 },
    ]);
  });

  it("reads what was typed", () => {
    expect(readQuestion("+47 22")).toEqual({ kind: "number", digits: ["22", "4722"], last: "4722" });
    expect(readQuestion(" Ane  BERG ane")).toEqual({ kind: "words", words: ["ane", "berg"] });
    expect(readQuestion("Ane.Berg@Nordvik")).toEqual({ kind: "mail", mail: "ane.berg@nordvik" });
    expect(readQuestion("++")).toEqual({ kind: "nothing" });
  });
});
