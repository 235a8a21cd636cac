import { describe, expect, it } from "vitest";
import { defaultCategories } from "../catalog/default-categories.ts";
import { defaultRequestTypes } from "../catalog/default-request-types.ts";
import { checkFields } from "../catalog/index.ts";
import { answersTo } from "./answers.ts";
import type { Body } from "./desk.ts";
import { filler } from "./details.ts";
import { randomFrom } from "./random.ts";
import { readSituations } from "./situations.ts";
import { standings } from "./standing.ts";

const situations = readSituations();
const categories = defaultCategories.flatMap((root) => [root.key, ...root.children.map((child) => child.key)]);

describe("situations", () => {
  it("are many, in both languages, each told to its end", () => {
    expect(situations.length).toBeGreaterThanOrEqual(120);
    expect(new Set(situations.map(({ subject }) => subject)).size).toBe(situations.length);
    expect(Map.groupBy(situations, ({ language }) => language).get("en")?.length).toBeGreaterThan(50);
    for (const one of situations) {
      expect(one.subject && one.story && one.solved, one.subject).toBeTruthy();
      expect(one.weight, one.subject).toBeGreaterThan(0);
      expect(categories, one.subject).toContain(one.category);
      if (one.requestType) expect(defaultRequestTypes.map(({ key }) => key)).toContain(one.requestType);
      // Whoever is asked has to know what was found.
      if (one.question) expect(one.found, one.subject).not.toBe("");
    }
  });

  it("leave no braces, and tell one story alike from the subject to the answer", () => {
    const random = randomFrom(7);
    for (const one of situations) {
      const fill = filler(random, { site: "Bergen", room: "2.08", department: "HR", colleague: "Nora Lie" });
      const text = [one.subject, one.story, one.found, one.question, one.solved].map(fill).join(" ");
      expect(text).not.toMatch(/[{}]|undefined/);
    }
    const fill = filler(random, { site: null, room: null, department: null, colleague: "Nora Lie" }, { printer: "3B" });
    expect(fill("{printer} {printer} {pc}")).toMatch(/^3B 3B \S/);
    expect(fill("{pc}")).toBe(fill("{pc}"));
  });

  it("are what stands on the desk today", () => {
    for (const { subject } of standings) expect(situations.map((one) => one.subject)).toContain(subject);
  });
});

it("answers every field of a request type as a requester would", () => {
  const requester = { name: "Ane Berg", phone: "+47 22 00 00 01" } as Body;
  const fill = filler(randomFrom(1), { site: "Oslo", room: "3.14", department: "HR", colleague: "Nora Lie" });
  for (const type of defaultRequestTypes) {
    const given = answersTo(type.key, fill, requester, randomFrom(2), Date.UTC(2026, 2, 2)) as Record<string, string>;
    expect(checkFields(type, given), type.key).toEqual(given);
  }
});
