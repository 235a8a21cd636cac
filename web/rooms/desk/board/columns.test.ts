import { expect, test } from "vitest";
import { assigneesIn, fieldOf, fixedValues, moveTo } from "./columns.ts";

const me = { id: "1", name: "Per Haug" };

test("the address decides what a board is laid out by, then the view, then the status", () => {
  expect(fieldOf("team", "priority")).toBe("team");
  expect(fieldOf("colour", "priority")).toBe("priority");
  expect(fieldOf(undefined, null)).toBe("status");
});

test("what is closed has no column", () => {
  expect(fixedValues("status")).not.toContain("closed");
  expect(fixedValues("tier")).toEqual(["1", "2", "3", "4"]);
  expect(fixedValues("assignee")).toBeNull();
});

test("I stand first, the others by name, each once", () => {
  const rows = ["Lars Moe", "Per Haug", "Kari Solberg", "Lars Moe"].map((name) => ({
    assignee: { id: name === me.name ? me.id : name, name },
  }));
  expect(assigneesIn([...rows, { assignee: null }], me).map(({ value }) => value)).toEqual(["me", "Kari Solberg", "Lars Moe"]);
});

test("a move changes what the column says, and nothing that asks for more", () => {
  expect(moveTo("assignee", "me", me.id)).toEqual({ assignee: "1" });
  expect(moveTo("assignee", "none", me.id)).toEqual({ assignee: null });
  expect(moveTo("status", "open", me.id)).toEqual({ status: "open" });
  expect(moveTo("status", "resolved", me.id)).toBeNull();
  expect(moveTo("team", "network", me.id)).toBeNull();
});
