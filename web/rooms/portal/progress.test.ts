import { describe, expect, test } from "vitest";
import { mineFirst, stepsReached, turnOf, whatComesNext, whereIsIt } from "./progress.ts";

const ticket = {
  status: "open",
  waiting_reason: null,
  tier: 1,
  with: null,
  since: "2025-11-13T09:10:00.000Z",
  opened_at: "2025-11-13T09:02:00.000Z",
  closed_at: null,
  confirmed_at: null,
  due_at: "2025-11-13T13:00:00.000Z",
} as const;
const before = Date.parse("2025-11-13T12:00:00.000Z");
const after = Date.parse("2025-11-13T13:00:00.000Z");

describe("how far a ticket has come", () => {
  test.each([
    [{ status: "new" }, 1],
    [{ status: "new", with: "Per" }, 2],
    [{ status: "open" }, 2],
    [{ status: "waiting", waiting_reason: "requester" }, 2],
    [{ status: "new", tier: 2 }, 3],
    [{ status: "open", tier: 4 }, 3],
    [{ status: "resolved" }, 4],
    [{ status: "closed", tier: 2 }, 4],
  ] as const)("%o is at step %i", (facts, step) => {
    expect(stepsReached({ ...ticket, ...facts })).toBe(step);
  });
});

test("it is the requester's turn when we asked, and when it is solved", () => {
  expect(turnOf({ status: "waiting", waiting_reason: "requester" })).toBe("yours");
  expect(turnOf({ status: "resolved", waiting_reason: null })).toBe("yours");
  expect(turnOf({ status: "waiting", waiting_reason: "vendor" })).toBe("going");
  expect(turnOf({ status: "closed", waiting_reason: null })).toBe("done");
});

test("what waits for me stands first, the rest keeps its order", () => {
  const rows = [
    { n: 1, status: "open", waiting_reason: null },
    { n: 2, status: "resolved", waiting_reason: null },
    { n: 3, status: "new", waiting_reason: null },
    { n: 4, status: "waiting", waiting_reason: "requester" },
  ] as const;
  expect(mineFirst(rows).map((row) => row.n)).toEqual([2, 4, 1, 3]);
});

test("where it is, in one sentence", () => {
  expect(whereIsIt({ ...ticket, status: "new" })).toEqual({ key: "where.received", at: ticket.opened_at, name: null });
  expect(whereIsIt(ticket)).toEqual({ key: "where.desk", at: ticket.since, name: null });
  expect(whereIsIt({ ...ticket, with: "Per" })).toEqual({ key: "where.person", at: null, name: "Per" });
  expect(whereIsIt({ ...ticket, tier: 2, with: "Kari" })).toEqual({ key: "where.specialist", at: ticket.since, name: "Kari" });
  expect(whereIsIt({ ...ticket, tier: 4 }).key).toBe("where.vendor");
  expect(whereIsIt({ ...ticket, status: "waiting", waiting_reason: "requester" }).key).toBe("where.waiting_requester");
  expect(whereIsIt({ ...ticket, status: "resolved" }).key).toBe("where.solved");
  expect(whereIsIt({ ...ticket, status: "closed", closed_at: ticket.since, confirmed_at: ticket.since }).key).toBe("where.confirmed");
  expect(whereIsIt({ ...ticket, status: "closed", closed_at: ticket.since }).key).toBe("where.closed");
});

test("promises a time only while it is ours and still ahead", () => {
  expect(whatComesNext(ticket, before)).toEqual({ key: "next.us", by: ticket.due_at });
  expect(whatComesNext({ ...ticket, with: "Kari" }, before)?.key).toBe("next.person");
  expect(whatComesNext(ticket, after)?.key).toBe("next.late");
  expect(whatComesNext({ ...ticket, status: "waiting", waiting_reason: "vendor" }, before)).toBeNull();
  expect(whatComesNext({ ...ticket, status: "resolved" }, before)).toBeNull();
  expect(whatComesNext({ ...ticket, due_at: null }, before)).toBeNull();
});
