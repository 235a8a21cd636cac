import { expect, test } from "vitest";
import { holds, touches } from "./touches.ts";

const event = (
  type: string,
  ids: { ticket_id?: string; ticket_number?: number; contact_id?: string; near?: "mine" | "team" | "desk" } = {},
) => ({
  type,
  ticket_id: ids.ticket_id ?? null,
  ticket_number: ids.ticket_number ?? null,
  contact_id: ids.contact_id ?? null,
  ...(ids.near && { near: ids.near }),
});
const t1 = { ticket_id: "t1", ticket_number: 1042 };
const reply = event("reply.added", t1);

test.each([
  [reply, "GET /tickets/{id}", { params: { id: "t1" } }, "now"],
  [reply, "GET /tickets/{id}/timeline", { params: { id: "1042" } }, "now"],
  [reply, "GET /tickets/{id}", { params: { id: "t2" } }, null],
  [reply, "GET /tickets", {}, "calmly"],
  [reply, "GET /queues", {}, "calmly"],
  [event("ticket.told", { ticket_id: "1042" }), "GET /tickets", {}, "soon"],
  [event("ticket.told", { ticket_id: "1042" }), "GET /queues", {}, "soon"],
  [reply, "GET /views/counts", {}, "calmly"],
  [reply, "GET /views", {}, null],
  [event("view.changed"), "GET /views", {}, "soon"],
  [event("view.changed"), "GET /tickets", {}, "soon"],
  [reply, "GET /people", {}, null],
  [event("notification.added"), "GET /notifications", {}, "soon"],
  [event("contact.changed", { contact_id: "c1" }), "GET /contacts/live", {}, "now"],
  [event("contact.changed", { contact_id: "c1" }), "GET /contacts/{id}", { params: { id: "c1" } }, "now"],
  [event("contact.changed", { contact_id: "c1" }), "GET /contacts/{id}", { params: { id: "c2" } }, null],
  [event("person.changed"), "GET /people/{id}", { params: { id: "p1" } }, "soon"],
  [event("team.changed"), "GET /technicians", {}, "soon"],
  [event("calendar.changed"), "GET /tickets/{id}/clock", { params: { id: "1042" } }, "soon"],
  [event("calendar.fed"), "GET /tickets/{id}", { params: { id: "1042" } }, null],
  [event("category.added"), "GET /categories", {}, "soon"],
  [event("request_type.changed"), "GET /tickets/{id}/form", { params: { id: "1042" } }, "soon"],
  [event("request_type.changed"), "GET /tickets/{id}/first-reply", { params: { id: "1042" } }, "soon"],
] as const)("%o makes %s %o old: %s", (given, endpoint, args, when) => {
  expect(touches(given, endpoint, args)).toBe(when);
});

test("a list that holds the ticket is read sooner than one that does not", () => {
  const list = { pages: [{ items: [{ id: "t9", number: 9 }] }, { items: [{ id: "t1", number: 1042 }] }] };
  expect(holds(list, reply)).toBe(true);
  expect(holds(list, event("reply.added", { ticket_number: 1042 }))).toBe(true);
  expect(holds(list, event("reply.added", { ticket_id: "t2", ticket_number: 7 }))).toBe(false);
  expect(holds(undefined, reply)).toBe(false);
  expect(touches(reply, "GET /tickets", {}, true)).toBe("soon");
});

const queue = (name: string) => ({ query: { queue: name, limit: 50 } });
// Seen red: with what is told of other teams read by every desk.
test.each([
  ["ticket.changed", "mine", queue("my_shift"), "calmly"],
  ["ticket.changed", "team", queue("my_shift"), null],
  ["ticket.changed", "desk", queue("my_shift"), null],
  ["ticket.changed", "team", queue("unassigned"), "calmly"],
  ["ticket.changed", "desk", queue("unassigned"), null],
  ["ticket.changed", "desk", queue("all_open"), "calmly"],
  ["ticket.changed", "desk", queue("mentions"), "calmly"],
  ["ticket.changed", "desk", { query: { view: "v1", queue: "my_shift" } }, "calmly"],
  ["ticket.changed", undefined, queue("my_shift"), "calmly"],
] as const)("%s of a ticket that is near as %s and not in it makes the list of %o old: %s", (type, near, args, when) => {
  expect(touches(event(type, { ...t1, ...(near && { near }) }), "GET /tickets", args)).toBe(when);
});

test("a list that holds a ticket is read anew however far away the ticket is now", () => {
  expect(touches(event("ticket.assigned", { ...t1, near: "desk" }), "GET /tickets", queue("my_shift"), true)).toBe("soon");
});

test.each([
  ["note.added", "desk", "GET /queues", {}, null],
  ["note.added", "team", "GET /queues", {}, "calmly"],
  ["ticket.assigned", "desk", "GET /queues", {}, "calmly"],
  ["notification.added", undefined, "GET /queues", {}, "soon"],
  ["note.added", "mine", "GET /announcements", {}, null],
  ["ticket.resolved", "desk", "GET /announcements", {}, "calmly"],
  ["ticket.changed", "desk", "GET /notifications", {}, null],
  ["ticket.changed", "mine", "GET /notifications", {}, "calmly"],
  ["ticket.changed", "mine", "GET /mail/messages", { query: { outcome: "held" } }, null],
  ["ticket.mail_held", "desk", "GET /mail/messages", { query: { outcome: "held" } }, "soon"],
  ["mail.decided", "desk", "GET /mail/messages", { query: { outcome: "held" } }, "soon"],
  ["reply.added", "desk", "GET /mail/messages", { query: { ticket: "1042" } }, "soon"],
  ["reply.added", "desk", "GET /mail/messages", { query: { ticket: "7" } }, null],
  ["reply.added", "desk", "GET /mail/messages", { query: {} }, "calmly"],
  // Seen red: none of these was read anew, and who waits for an answer saw it only after a reload.
  ["ticket.approval_asked", "mine", "GET /approvals", {}, "soon"],
  ["ticket.approval_answered", "mine", "GET /approvals/asked", { query: { limit: 50 } }, "soon"],
  ["ticket.approval_ended", "desk", "GET /approvals", {}, "calmly"],
  ["ticket.promise_kept", "mine", "GET /promises/figures", {}, "soon"],
  ["ticket.promised", "desk", "GET /promises/over", {}, "calmly"],
  ["reply.added", "mine", "GET /approvals", {}, null],
  ["ticket.changed", "mine", "GET /promises/figures", {}, null],
] as const)("%s of a ticket that is near as %s makes %s %o old: %s", (type, near, endpoint, args, when) => {
  const of = type.startsWith("notification") ? {} : t1;
  expect(touches(event(type, { ...of, ...(near && { near }) }), endpoint, args)).toBe(when);
});
