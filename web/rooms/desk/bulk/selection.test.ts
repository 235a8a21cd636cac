import { expect, test } from "vitest";
import { allOf, extended, isWhole, nothing, toggled, walked, whichOf, wholeOf } from "./selection.ts";

const order = ["a", "b", "c", "d"];

test("one is chosen and let go", () => {
  const one = toggled(nothing, "b");
  expect(one.ids).toEqual(["b"]);
  expect(toggled(one, "b").ids).toEqual([]);
});

test.each([
  ["d", ["b", "c", "d"]],
  ["a", ["b", "a"]],
])("from b to %s, whichever way", (to, ids) => expect(extended(toggled(nothing, "b"), order, to).ids).toEqual(ids));

test("a range that begins at what the list no longer holds is only its end", () =>
  expect(extended({ ...nothing, ids: ["z"], anchor: "z" }, order, "c").ids).toEqual(["z", "c"]));

test("a step with Shift chooses both ends, once", () => {
  const step = walked(walked(nothing, "a", "b"), "b", "c");
  expect([step.ids, step.anchor]).toEqual([["a", "b", "c"], "a"]);
});

test("all that is loaded is named one by one, the whole list by what it asks", () => {
  const all = allOf("", order);
  expect(whichOf(all, { queue: "all_open" })).toEqual({ tickets: order });
  const search = { team: "network", sort: "newest", priority: "high" } as const;
  expect(whichOf(wholeOf(search)(all), search)).toEqual({ list: { queue: "all_open", team: "network", priority: "high" } });
});

test("a whole list that is narrowed afterwards is chosen no more; in another order it is", () => {
  const whole = wholeOf({ team: "network" })(allOf("", order));
  expect([isWhole(whole, { team: "network", priority: "high" }), isWhole(whole, { team: "network", sort: "newest" })]).toEqual([
    false,
    true,
  ]);
  expect(whichOf(whole, { team: "network", priority: "high" })).toEqual({ tickets: order });
  expect(isWhole(nothing, {})).toBe(false);
});
