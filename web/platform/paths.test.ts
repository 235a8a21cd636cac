import { expect, test } from "vitest";
import { paths, safeReturn } from "./paths.ts";

test("addresses hold what is set and nothing else", () => {
  expect(paths.desk({ queue: "due_soon", team: undefined, q: "" })).toBe("/desk?queue=due_soon");
  expect(paths.ticket(1042, { queue: "my_shift" })).toBe("/desk/1042?queue=my_shift");
  expect(paths.settings("teams", "a b")).toBe("/settings/teams/a%20b");
});

test.each([
  ...["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "desk", "", null, undefined],
  ...[
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\\evil.example",
    "\t//evil.example",
    "/\u0000/evil.example",
    "///evil.example",
    "\\\\evil.example",
  ],
])("E5: nobody is sent to %s after signing in", (address) => expect(safeReturn(address)).toBeNull());

test("everybody is sent back to where they were", () => {
  expect(safeReturn("/desk/1042?queue=my_shift")).toBe("/desk/1042?queue=my_shift");
});
