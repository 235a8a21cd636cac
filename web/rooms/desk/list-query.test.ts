import { describe, expect, test } from "vitest";
import type { TicketSummary } from "../../../contract/tickets.ts";
import { inTurn, listQuery, otherWay, passing, toggled, withOpen } from "./list-query.ts";

const row = (number: number, facts: Partial<TicketSummary> = {}) =>
  ({ id: `t${number}`, number, status: "open", priority: "normal", ...facts }) as TicketSummary;

describe("what the list asks for", () => {
  test("my shift, when the address says nothing", () => expect(listQuery({})).toEqual({ queue: "my_shift", limit: 200 }));
  test("a team's open tickets, as the count beside it says", () =>
    expect(listQuery({ team: "messaging" })).toEqual({ queue: "all_open", team: "messaging", limit: 50 }));
  test("filters and order", () =>
    expect(listQuery({ queue: "all_open", sort: "newest", status: "new", priority: "high,low" })).toEqual({
      queue: "all_open",
      sort: "newest",
      status: "new",
      priority: "high,low",
      limit: 50,
    }));
  test("a view, which is in no queue, narrowed by a filter", () =>
    expect(listQuery({ view: "v1", filter: "tag:vip" })).toEqual({ view: "v1", filter: "tag:vip", limit: 50 }));
  test("a status that the queue fixes already is not asked for again", () =>
    expect(listQuery({ queue: "waiting", status: "new" })).toEqual({ queue: "waiting", limit: 50 }));
});

test("an order by answers turns round, and back", () => {
  expect(otherWay("field.model")).toBe("-field.model");
  expect(otherWay("-field.model")).toBe("field.model");
});

test("on my shift what waits stands last; elsewhere the order is the server's", () => {
  const rows = [row(1, { status: "waiting" }), row(2), row(3)];
  expect(inTurn(rows, {}).map(({ number }) => number)).toEqual([2, 3, 1]);
  expect(inTurn(rows, { sort: "newest" }).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(inTurn(rows, { team: "messaging" }).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("a filter is switched on and off", () => {
  expect(toggled(undefined, "high")).toBe("high");
  expect(toggled("high", "low")).toBe("high,low");
  expect(toggled("high,low", "high")).toBe("low");
  expect(toggled("low", "low")).toBeNull();
});

test("search results pass by status and priority", () => {
  const rows = [row(1), row(2, { status: "resolved" }), row(3, { priority: "high" })];
  expect(passing(rows, {}).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(passing(rows, { status: "open" }).map(({ number }) => number)).toEqual([1, 3]);
  expect(passing(rows, { status: "open", priority: "high" }).map(({ number }) => number)).toEqual([3]);
});

describe("the open ticket in the list", () => {
  const items = [row(1), row(2), row(3)];
  test("leaves the list as it is where nothing is to be added, so that nobody draws it anew", () => {
    expect(withOpen(items, null)).toBe(items);
    expect(withOpen(items, { row: row(2), at: 0 })).toBe(items);
  });
  test("is not doubled", () => expect(withOpen(items, { row: row(2), at: 0 })).toHaveLength(3));
  test("keeps its place when it has left the queue", () =>
    expect(withOpen([row(1), row(3)], { row: row(2), at: 1 }).map(({ number }) => number)).toEqual([1, 2, 3]));
  test("stands last when the list became shorter", () =>
    expect(withOpen([row(1)], { row: row(9), at: 7 }).map(({ number }) => number)).toEqual([1, 9]));
});
