import { expect, test } from "vitest";
import type { TimelineEntry } from "../../../../contract/tickets.ts";
import { fold } from "./fold.ts";

const by = { id: "019a0000-0000-7000-8000-000000000001", name: "Kari Solberg", technician: true };
const event = (type: string, data: Record<string, unknown> = {}): TimelineEntry => ({
  kind: "event",
  id: type,
  at: "2026-03-02T09:00:00Z",
  author: by,
  type,
  data,
});
const note: TimelineEntry = { kind: "note", id: "note", at: "2026-03-02T09:00:00Z", author: by, body: "Looked at it", attachments: [] };

test("a handover that is accepted at once reads as one sentence", () => {
  const [first, ...rest] = fold([event("ticket.handed_up"), event("ticket.accepted")]);
  expect(first).toMatchObject({ type: "ticket.handed_up", accepted: { type: "ticket.accepted" } });
  expect(rest).toEqual([]);
});

test("what was said in between keeps its place", () => {
  expect(fold([event("ticket.handed_up"), note, event("ticket.accepted")]).map((entry) => entry.id)).toEqual([
    "ticket.handed_up",
    "note",
    "ticket.accepted",
  ]);
});

test("a second acceptance stands alone", () => {
  expect(fold([event("ticket.handed_over"), event("ticket.accepted"), event("ticket.accepted")])).toHaveLength(2);
});

test("a contact's minutes are not told twice, typed ones are", () => {
  expect(fold([event("ticket.time_logged", { source: "contact" }), event("ticket.time_logged", { source: "typed" })])).toHaveLength(1);
});
