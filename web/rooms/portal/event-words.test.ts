import { expect, test } from "vitest";
import en from "../../locales/en/portal.json";
import nb from "../../locales/nb/portal.json";
import { contactWords, eventWords } from "./event-words.ts";

const me = "me";
const technician = { id: "per", name: "Per Haug", technician: true };
const colleague = { id: "jonas", name: "Jonas Lie", technician: false };
const mine = { id: me, name: "Ane Berg", technician: false };
const event = (type: string, data: Record<string, unknown> = {}, author: typeof mine | null = technician) =>
  eventWords({ type, data, author }, me);

test.each([
  ["ticket.opened", {}, "event.opened", {}],
  ["ticket.assigned", { to: "Kari Solberg" }, "event.assigned", { name: "Kari Solberg" }],
  ["ticket.assigned", { to: null }, "event.unassigned", {}],
  ["ticket.accepted", { name: "Kari Solberg" }, "event.accepted", { name: "Kari Solberg" }],
  ["ticket.accepted", {}, "event.accepted", { name: "Per Haug" }],
  ["ticket.waiting", { reason: "vendor" }, "event.waiting_vendor", {}],
  [
    "ticket.waiting",
    { reason: "scheduled", until: "2025-11-14T08:00:00Z" },
    "event.waiting_scheduled_until",
    { until: "2025-11-14T08:00:00Z" },
  ],
  ["ticket.handed_up", { to: "Messaging", tier: 2 }, "event.handed_up", { team: "Messaging" }],
  ["ticket.bounced", { to: "Service desk", tier: 1 }, "event.moved", { team: "Service desk" }],
  ["ticket.closed", { automatic: true }, "event.closed_quietly", {}],
  ["ticket.closed", {}, "event.closed", {}],
])("%s %o is told as %s", (type, data, key, facts) => {
  expect(event(type, data)).toEqual({ key, facts });
});

test("who confirmed or opened again: you, a colleague, or the desk", () => {
  expect(event("ticket.confirmed", {}, mine)?.key).toBe("event.confirmed");
  expect(event("ticket.confirmed", {}, colleague)).toEqual({ key: "event.confirmed_other", facts: { name: "Jonas Lie" } });
  expect(event("ticket.confirmed", {}, technician)?.key).toBe("event.confirmed_desk");
  expect(event("ticket.confirmed", {}, null)?.key).toBe("event.confirmed_desk");
  expect(event("ticket.reopened", {}, mine)?.key).toBe("event.reopened");
  expect(event("ticket.reopened", {}, technician)?.key).toBe("event.reopened_other");
});

// Seen red: with one sentence for both.
test("what came too late is not told as promised, nor what comes sooner as later", () => {
  const key = (type: string, data: Record<string, unknown>) => event(`ticket.${type}`, { what: "update", ...data })?.key ?? "";
  const keys = [
    key("promise_kept", {}),
    key("promise_kept", { late: true }),
    key("promise_moved", {}),
    key("promise_moved", { sooner: true }),
  ];
  expect(keys).toEqual(["event.promise_kept", "event.promise_kept_late", "event.promise_moved", "event.promise_moved_sooner"]);
  for (const one of keys) {
    expect(en).toHaveProperty([one]);
    expect(nb).toHaveProperty([one]);
  }
});

test("says nothing of what it does not know, whatever is in it", () => {
  expect(event("ticket.noticed", { reason: "secret" })).toBeNull();
  expect(event("ticket.changed", { changes: {} })).toBeNull();
  expect(event("ticket.handed_up", {})).toBeNull();
});

const contact = (
  channel: "phone" | "walk_in" | "mail" | "chat",
  direction: "inbound" | "outbound",
  person: { id: string; name: string } | null = mine,
  author: typeof mine | null = technician,
) => contactWords({ channel, direction, person, author }, me);

test("a contact is told to the one who was there", () => {
  expect(contact("phone", "inbound")).toEqual({ key: "contact.phone_in_with", facts: { name: "Per Haug" } });
  expect(contact("phone", "inbound", mine, null).key).toBe("contact.phone_in");
  expect(contact("phone", "inbound", colleague)).toEqual({ key: "contact.phone_in_other", facts: { person: "Jonas Lie" } });
  expect(contact("phone", "outbound")).toEqual({ key: "contact.phone_out_with", facts: { name: "Per Haug" } });
  expect(contact("walk_in", "inbound").key).toBe("contact.walk_in_with");
  expect(contact("mail", "inbound")).toEqual({ key: "contact.written", facts: { channel: "mail" } });
  expect(contact("chat", "outbound").key).toBe("contact.wrote_you");
});

test("every sentence exists in both languages", () => {
  const reasons = ["requester", "vendor", "scheduled", "approval", "parts"].map((reason) => `event.waiting_${reason}`);
  for (const key of reasons) {
    expect(en).toHaveProperty([key]);
    expect(nb).toHaveProperty([key]);
  }
});
