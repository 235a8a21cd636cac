import { describe, expect, it } from "vitest";
import type { Field } from "../../../contract/catalog.ts";
import { plainField } from "../../../contract/form.ts";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import type { Problem } from "../../platform/problem.ts";
import { changeCategory } from "./change-category.ts";
import { defaultRequestTypes } from "./default-request-types.ts";
import {
  categoriesByIds,
  checkFields,
  createCategory,
  createRequestType,
  findCategory,
  findRequestType,
  priorityOf,
  suggest,
  targetMinutes,
} from "./index.ts";
import { allCategories, requestTypes as typesOf } from "./store.ts";
import { suggestImpact, suggestUrgency } from "./suggestion.ts";

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (problem: Problem) => problem.errors?.map(({ pointer, code: wrong }) => `${pointer} ${wrong}`).join() || problem.code,
  );

describe("the first catalog", () => {
  test("is a tree in both languages whose categories know their team", async ({ db }) => {
    const { categories, requestTypes, teams } = await smallWorld(db);
    const tree = await allCategories(db);
    expect(tree.length).toBe(categories.size);
    expect(tree.slice(0, 3).map((row) => row.key)).toEqual(["mail", "mail-outlook", "mail-delivery"]);
    expect(tree.at(-1)?.key).toBe("other");
    for (const row of tree) expect(row.team_id && row.name_en && row.name_nb, row.key).toBeTruthy();
    expect(await findCategory(db, "mail-outlook")).toMatchObject({
      path_en: "Mail and calendar › Outlook",
      path_nb: "E-post og kalender › Outlook",
    });
    expect((await findCategory(db, "network-vpn"))?.team_name).toBe("Network");
    expect([...requestTypes.keys()]).toEqual(defaultRequestTypes.map((type) => type.key));
    expect((await findRequestType(db, "access"))?.team_id).toBe(teams.get("accounts")?.id);
    expect(
      (
        await categoriesByIds(
          db,
          [...categories.values()].map((row) => row.id),
        )
      ).size,
    ).toBe(categories.size);
    expect((await typesOf(db, "nb"))[1]?.category_name).toBe("Passord");
  });

  test("knows from the words what a fault is about", async ({ db }) => {
    await smallWorld(db);
    const table: [words: string, key: string | null][] = [
      ["Outlook asks for my password again and again", "mail-outlook"],
      ["Jeg har glemt passordet mitt", "accounts-password"],
      ["skriveren i 3. etasje skriver bare halve siden", "printing-printers"],
      ["Etikettskriver på lageret", "printing-printers"],
      ["VPN drops after the laptop sleeps", "network-vpn"],
      ["Ingen lyd i headsettet når jeg er i Teams", "meetings-teams"],
      ["Kommer ikke inn på fellesområdet", "files-shared"],
      ["I think I clicked a link in a fake mail", "security-phishing"],
      ["PC-en er stjålet", "security-lost"],
      ["Vi får en ny kollega som begynner på mandag", "people-joiner"],
      ["qwertyuiop", null],
      ["", null],
    ];
    for (const [words, key] of table) expect((await suggest(db, words)).category?.key ?? null, words).toBe(key);
  });

  test("gives priorities by impact and urgency, and their targets", async ({ db }) => {
    await smallWorld(db);
    expect(await priorityOf(db, 1, 1)).toBe("critical");
    expect(await priorityOf(db, 3, 3)).toBe("low");
    expect(await targetMinutes(db, "high")).toBe(480);
  });
});

it.each([
  ["Nobody in the whole office gets online", 1, null],
  ["Hele avdelingen står fast", 2, 1],
  ["It is not urgent, when you have time", null, 3],
  ["Haster ikke", null, 3],
  ["This is urgent, customers are waiting", null, 1],
  ["Printer is empty", null, null],
])("%s: impact %s, urgency %s", (words, impact, urgency) => {
  expect([suggestImpact(words), suggestUrgency(words)]).toEqual([impact, urgency]);
});

test("categories and request types refuse what does not fit, and a retired category is not suggested", async ({ db }) => {
  const { actors, categories } = await smallWorld(db);
  const { administrator } = actors;
  const nobody = "01890000-0000-7000-8000-000000000000";
  const name = { en: "X", nb: "X" };
  expect(await code(createCategory(db, administrator, { key: "mail", name }))).toBe("/key taken");
  expect(await code(createCategory(db, administrator, { key: "x", name, parent_id: nobody }))).toBe("/parent_id unknown");
  expect(await code(createCategory(db, administrator, { key: "x", name, team_id: nobody }))).toBe("/team_id unknown");
  const outlook = categories.get("mail-outlook");
  if (!outlook) throw new Error("no such category");
  const child = await createCategory(db, administrator, {
    key: "outlook-search",
    name: { en: "Search", nb: "Søk" },
    parent_id: outlook.id,
  });
  expect(child.path_nb).toBe("E-post og kalender › Outlook › Søk");
  await changeCategory(db, administrator, outlook, { active: false });
  expect((await suggest(db, "outlook")).category).toBeNull();

  const base = { name, hint: name, icon: "help", kind: "incident" as const, impact: 3, urgency: 2 };
  const field = (key: string, kind: Field["kind"]): Field => ({
    key,
    label: name,
    hint: null,
    kind,
    required: false,
    ...plainField,
    choices: [],
  });
  expect(await code(createRequestType(db, administrator, { ...base, key: "access", fields: [] }))).toBe("/key taken");
  expect(await code(createRequestType(db, administrator, { ...base, key: "y", fields: [field("a", "text"), field("a", "choice")] }))).toBe(
    "/fields/1/key taken,/fields/1/choices required",
  );
});

describe("the fields of a request type", () => {
  const field = (key: string, kind: Field["kind"], required = false): Field => ({
    key,
    label: { en: `The ${key}`, nb: `Denne ${key}` },
    hint: null,
    kind,
    required,
    ...plainField,
    choices: kind === "choice" ? [{ key: "a", label: { en: "A", nb: "A" }, parent: null, retired: false }] : [],
  });
  const type = {
    fields: [
      field("line", "text", true),
      field("story", "paragraph"),
      field("count", "number"),
      field("pick", "choice"),
      field("day", "date"),
      field("sure", "yes_no"),
    ],
  };

  it("keeps good answers, trimmed, and leaves out empty ones", () => {
    expect(checkFields(type, { line: " x ", story: "a\nb", count: "2,5", pick: "a", day: "2028-02-29", sure: false })).toEqual({
      line: "x",
      story: "a\nb",
      count: 2.5,
      pick: "a",
      day: "2028-02-29",
      sure: false,
    });
    expect(checkFields(type, { line: "x", story: "  ", count: 0 })).toEqual({ line: "x", count: 0 });
    expect(checkFields(null, {})).toEqual({});
  });

  it.each([
    [{}, "/fields/line required"],
    [{ line: " " }, "/fields/line required"],
    [{ line: "a\nb" }, "/fields/line one_line"],
    [{ line: "x", story: "x".repeat(20_001) }, "/fields/story too_long"],
    [{ line: "x", count: "many" }, "/fields/count number"],
    [{ line: "x", count: true }, "/fields/count number"],
    [{ line: "x", pick: "b" }, "/fields/pick choice"],
    [{ line: "x", day: "2027-02-29" }, "/fields/day date"],
    [{ line: "x", day: "tomorrow" }, "/fields/day date"],
    [{ line: "x", sure: "yes" }, "/fields/sure yes_no"],
    [{ line: "x", other: 1 }, "/fields/other unknown_key"],
    [{ count: "x", pick: 3 }, "/fields/line required,/fields/count number,/fields/pick choice"],
  ])("refuses %j with %s", async (given, expected) => {
    expect(await code(Promise.resolve().then(() => checkFields(type, given, { language: "nb" })))).toBe(expected);
  });

  it("says which field in the reader's language", () => {
    try {
      checkFields(type, {}, { language: "nb" });
      expect.unreachable();
    } catch (error) {
      expect((error as Problem).errors[0]?.detail).toBe("Denne line");
    }
  });
});
