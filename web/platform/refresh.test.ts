import { expect, test } from "vitest";
import { factOf, holds, touches } from "./refresh.ts";

const event = (type: string, ids: { ticket_id?: string; ticket_number?: number; contact_id?: string } = {}) => ({
  type,
  ticket_id: ids.ticket_id ?? null,
  ticket_number: ids.ticket_number ?? null,
  contact_id: ids.contact_id ?? null,
});
const reply = event("reply.added", { ticket_id: "t1", ticket_number: 1042 });

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
  [event("category.added"), "GET /categories", {}, "soon"],
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

test("a write of our own is known without the stream", () => {
  expect(factOf("POST /tickets/{id}/replies", { id: "1042" })).toMatchObject({ type: "ticket.told", ticket_id: "1042", contact_id: null });
  expect(factOf("POST /contacts", {})).toMatchObject({ type: "contact.told", contact_id: "new" });
  expect(factOf("DELETE /teams/{id}/members/{person}", { id: "t", person: "p" })).toMatchObject({ type: "team.told", ticket_id: null });
  expect(factOf("PUT /drafts", {})).toBeNull();
});
