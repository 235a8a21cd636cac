import { describe, expect, it } from "vitest";
import { sentences } from "./sentences.ts";
import { ownWords, shouted, toneOf } from "./tone.ts";

const table = Object.entries(sentences).flatMap(([kind, list]) => list.map((text) => [kind, text] as const));

// Seen red: without `turns` ("No, I'm not really angry"), and with the words of others and what stands between quotation marks read.
describe("what words show", () => {
  it("is held against many sentences", () => expect(table.length).toBeGreaterThanOrEqual(150));
  it.each(table)("%s: %s", (kind, text) => expect(toneOf(text)?.kind ?? "calm").toBe(kind));

  it("says which words it stands on, as they were written", () => {
    expect(toneOf("Hi. This is Completely   Unacceptable, and I am fed up.")?.words).toEqual(["Unacceptable", "fed up"]);
  });
  it("puts pressure before distress, and distress before anger", () => {
    expect(toneOf("I am furious, I am desperate. Skip the check!")?.kind).toBe("pressure");
    expect(toneOf("I am furious, and I am desperate.")?.kind).toBe("distress");
  });
  it("reads what they wrote themselves alone", () => {
    expect(ownWords("Hello\n> old\n\nOn Monday, Per wrote:\nolder").trim()).toBe("Hello");
  });
  // Seen red: with the word before the marks looked for from every letter on, and with blank lines taken for the beginning of a quoted one.
  it("takes one unbroken word, or blank lines alone, in little time", () => {
    const began = performance.now();
    expect(shouted("a".repeat(20_000))).toBeNull();
    expect(shouted(`${"a".repeat(20_000)}!!!`)).toBe(`${"a".repeat(80)}!!!`);
    ownWords("\n".repeat(20_000));
    expect(performance.now() - began).toBeLessThan(100);
  });
  it("takes long words in little time", () => {
    const began = performance.now();
    for (const text of ["not ".repeat(20_000), "!".repeat(20_000), "A ".repeat(20_000), '"'.repeat(20_000), "please ".repeat(5000)])
      toneOf(text);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
