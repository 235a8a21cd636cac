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
  requester: { id: "me", name: "Ane Berg" },
  can: { reply: true, confirm: false, reopen: false },
} as const;
const me = "me";

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
  expect(turnOf({ ...ticket, status: "waiting", waiting_reason: "requester" }, me)).toBe("yours");
  expect(turnOf({ ...ticket, status: "resolved" }, me)).toBe("yours");
  expect(turnOf({ ...ticket, status: "waiting", waiting_reason: "vendor" }, me)).toBe("going");
  expect(turnOf({ ...ticket, status: "closed" }, me)).toBe("done");
});

test("a colleague who looks on is not asked; the one it is for is", () => {
  expect(turnOf({ ...ticket, status: "waiting", waiting_reason: "requester" }, "jonas")).toBe("going");
  expect(turnOf({ ...ticket, status: "resolved" }, "jonas")).toBe("going");
  expect(turnOf({ ...ticket, status: "resolved", can: { ...ticket.can, confirm: true } }, "jonas")).toBe("yours");
  expect(whereIsIt({ ...ticket, status: "waiting", waiting_reason: "requester" }, "jonas")).toEqual({
    key: "where.waiting_other",
    at: null,
    name: "Ane Berg",
  });
  expect(whereIsIt({ ...ticket, status: "resolved" }, "jonas")).toEqual({ key: "where.solved_other", at: null, name: "Ane Berg" });
});

test("what waits for me stands first, the rest keeps its order", () => {
  const rows = [
    { ...ticket, n: 1 },
    { ...ticket, n: 2, status: "resolved" },
    { ...ticket, n: 3, status: "new" },
    { ...ticket, n: 4, status: "waiting", waiting_reason: "requester" },
  ] as const;
  expect(mineFirst(rows, me).map((row) => row.n)).toEqual([2, 4, 1, 3]);
});

test("where it is, in one sentence", () => {
  expect(whereIsIt({ ...ticket, status: "new" }, me)).toEqual({ key: "where.received", at: ticket.opened_at, name: null });
  expect(whereIsIt(ticket, me)).toEqual({ key: "where.desk", at: ticket.since, name: null });
  expect(whereIsIt({ ...ticket, with: "Per" }, me)).toEqual({ key: "where.person", at: null, name: "Per" });
  expect(whereIsIt({ ...ticket, tier: 2, with: "Kari" }, me)).toEqual({ key: "where.specialist", at: ticket.since, name: "Kari" });
  expect(whereIsIt({ ...ticket, tier: 4 }, me).key).toBe("where.vendor");
  expect(whereIsIt({ ...ticket, status: "waiting", waiting_reason: "requester" }, me).key).toBe("where.waiting_requester");
  expect(whereIsIt({ ...ticket, status: "resolved" }, me).key).toBe("where.solved");
  expect(whereIsIt({ ...ticket, status: "closed", closed_at: ticket.since, confirmed_at: ticket.since }, me).key).toBe("where.confirmed");
  expect(whereIsIt({ ...ticket, status: "closed", closed_at: ticket.since }, me).key).toBe("where.closed");
});

test("promises a time only while it can still be kept", () => {
  const next = { due_at: "2026-11-20T12:00:00Z", late: false };
  const [before, after] = [Date.parse("2026-11-20T11:00:00Z"), Date.parse("2026-11-20T13:00:00Z")];
  expect(whatComesNext({ with: null }, next, before)).toEqual({ key: "next.us", by: next.due_at });
  expect(whatComesNext({ with: "Kari" }, next, before)?.key).toBe("next.person");
  expect(whatComesNext({ with: null }, next, after)?.key).toBe("next.late");
  expect(whatComesNext({ with: null }, { ...next, late: true }, before)?.key).toBe("next.late");
  expect(whatComesNext({ with: "Kari" }, null, before)).toBeNull();
});
