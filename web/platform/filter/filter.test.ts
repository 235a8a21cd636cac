import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFilter } from "../../../contract/filter-parse.ts";
import { bothOf, partsOf, textOf, without, withPart } from "./parts.ts";
import { asField, fieldsLike, wordAt } from "./word-at.ts";

// Seen red: with the parts of an "or" taken for parts of the whole, and with the cursor's word searched in the whole text.
describe("the parts of a filter", () => {
  test.each([
    ["", []],
    ["is:active", ["is:active"]],
    ["is:active -tag:vip (assignee:me or is:unassigned) paper", ["is:active", "-tag:vip", "assignee:me or is:unassigned", "paper"]],
    ["assignee:me or is:unassigned", ["assignee:me or is:unassigned"]],
  ])("%j are %j", (text, parts) => expect(partsOf(text)?.map((part) => textOf([part]).replace(/^\((.*)\)$/, "$1"))).toEqual(parts));

  test("go and come one by one, and what is said else stays", () => {
    expect(without("is:active -tag:vip (assignee:me or is:unassigned)", 1)).toBe("is:active (assignee:me or is:unassigned)");
    expect(withPart("assignee:me or is:unassigned", { is: "active" })).toBe("(assignee:me or is:unassigned) is:active");
    expect(without("is:active is:", 0)).toBe("is:active is:");
    expect(bothOf("is:active", "tag:a or tag:b")).toBe("is:active (tag:a or tag:b)");
    expect(bothOf("", "tag:a")).toBe("tag:a");
  });

  test("written again ask the same", () => {
    const part = fc.constantFrom(
      "is:active",
      "-tag:vip",
      "(assignee:me or -is:overdue)",
      "due<+2h",
      '"paper jam"',
      "reopened>=2",
      "-(a b)",
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join(" ");
        expect(parseFilter(textOf(partsOf(text) ?? []))).toEqual(parseFilter(text));
      }),
    );
  });
});

describe("the word that is being written", () => {
  test.each([
    ["", null, ""],
    ["sta", null, "sta"],
    ["is:active te", null, "te"],
    ["team:", "team", ""],
    ["-team:mess", "team", "mess"],
    ["(status:open,wai", "status", "wai"],
    ['category:"Printing and sc', "category", "Printing and sc"],
    ['tag:a,"b c', "tag", "b c"],
    ["due<", "due", ""],
    ["opened>=-2", "opened", "-2"],
    ["is:active ", null, ""],
    ["(", null, ""],
  ])("in %j it is %s %j", (text, field, words) => {
    const at = wordAt(text, text.length);
    expect([at.field, at.words]).toEqual([field, words]);
    expect(text.slice(at.from)).toBe(text.slice(at.from, at.to));
  });

  test("is the one before the cursor", () => {
    expect(wordAt("status:op team:messaging", 9)).toEqual({ from: 7, to: 9, field: "status", words: "op" });
  });

  test("fields are offered by how they begin, and stand ready for their value", () => {
    expect(fieldsLike("st")).toEqual(["status", "step"]);
    expect([asField("status"), asField("due"), asField("reopened")]).toEqual(["status:", "due<", "reopened<"]);
  });
});
