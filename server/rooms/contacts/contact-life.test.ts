import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import type { Db } from "../../platform/db.ts";
import { changeTicket, loadTicket } from "../tickets/index.ts";
import { readTimeline } from "../tickets/read-timeline.ts";
import { changeContact } from "./change-contact.ts";
import { endContact } from "./end-contact.ts";
import { startContact } from "./start-contact.ts";
import { findContact, liveContacts } from "./store.ts";

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));
const see = async (db: Db, id: string) => {
  const row = await findContact(db, id);
  if (!row) throw new Error("the contact is gone");
  return row;
};

describe("a call", () => {
  test("opens its ticket in the first second and is solved on the first contact", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const id = await startContact(db, per, at(0), { channel: "phone", direction: "inbound" });
    const { ticket_id: ticketId } = await see(db, id);
    expect(await loadTicket(db, per, ticketId ?? "")).toMatchObject({
      requester_id: null,
      subject: "",
      assignee_name: "Per Haug",
      status: "open",
    });

    await changeContact(db, per, at(4), id, { person: { id: world.people.ane.id } });
    await changeTicket(db, per, at(8), ticketId ?? "", { subject: "Forgot the PIN" });
    await endContact(db, per, at(18), id, { outcome: "solved", body: "Showed where to reset it" });
    expect(await see(db, id)).toMatchObject({ state: "wrap_up", outcome: "solved", person_name: "Ane Berg", ticket_status: "resolved" });
    expect(await loadTicket(db, per, ticketId ?? "")).toMatchObject({
      requester_name: "Ane Berg",
      organization_name: "Nordvik",
      solved_on_first_contact: true,
      work_minutes: 1,
    });
    await changeContact(db, per, at(25), id, { state: "ended", note: "Friendly" });
    expect(await see(db, id)).toMatchObject({ state: "ended", note: "Friendly", wrapped_up_at: at(25) });
  });

  test("does not end with a ticket about nothing by nobody: each missing thing is told at its field", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const id = await startContact(db, actors.per, at(0), { channel: "phone", direction: "inbound" });
    await expect(endContact(db, actors.per, at(5), id, { outcome: "solved" })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ pointer: "/person" }, { pointer: "/subject" }],
    });
  });

  test("about a ticket that nobody knows is refused at its field", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const unknown = { status: 400, errors: [{ pointer: "/ticket", code: "unknown" }] };
    const given = { channel: "phone", direction: "inbound" } as const;
    await expect(startContact(db, actors.per, at(0), { ...given, ticket: "999" })).rejects.toMatchObject(unknown);
    const id = await startContact(db, actors.per, at(0), given);
    await expect(changeContact(db, actors.per, at(1), id, { ticket: "nothing" })).rejects.toMatchObject(unknown);
  });

  test("that leads to no ticket is logged, and its empty ticket is in no list", async ({ db }) => {
    const { actors, people } = await smallWorld(db);
    const id = await startContact(db, actors.per, at(0), { channel: "phone", direction: "inbound" });
    const { ticket_id: opened } = await see(db, id);
    await endContact(db, actors.per, at(5), id, { outcome: "wrong_number", note: "Wanted the canteen" });
    expect(await see(db, id)).toMatchObject({ ticket_id: null, outcome: "wrong_number", note: "Wanted the canteen" });
    expect(await loadTicket(db, actors.per, opened ?? "")).toMatchObject({ status: "closed", discarded_at: at(5) });
    expect(people.ane.id).toBeTruthy();
  });

  test("about a ticket that exists drops the empty one, never one with words", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const first = await startContact(db, per, at(0), { channel: "phone", direction: "inbound", person: { id: world.people.ane.id } });
    const known = (await see(db, first)).ticket_id ?? "";
    await changeTicket(db, per, at(1), known, { subject: "Printer" });
    await endContact(db, per, at(2), first, { outcome: "kept_working" });

    const second = await startContact(db, per, at(10), { channel: "phone", direction: "inbound" });
    await changeContact(db, per, at(11), second, { ticket: known });
    expect(await see(db, second)).toMatchObject({ ticket_id: known, opened_ticket: false, person_name: "Ane Berg" });

    const third = await startContact(db, per, at(20), { channel: "phone", direction: "inbound" });
    await changeTicket(db, per, at(21), (await see(db, third)).ticket_id ?? "", { subject: "Something else" });
    await expect(changeContact(db, per, at(22), third, { ticket: known })).rejects.toMatchObject({ code: "ticket_has_words" });
  });

  test("may take back what was written and be about another ticket, and be about something new after all", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari } = world.actors;
    const first = await startContact(db, per, at(0), { channel: "phone", direction: "inbound", person: { id: world.people.ane.id } });
    const known = (await see(db, first)).ticket_id ?? "";
    await changeTicket(db, per, at(1), known, { subject: "Printer" });
    await endContact(db, per, at(2), first, { outcome: "kept_working" });
    await expect(changeTicket(db, per, at(3), known, { subject: "" })).rejects.toMatchObject({
      errors: [{ pointer: "/subject", code: "what_is_wrong" }],
    });

    const second = await startContact(db, per, at(10), { channel: "phone", direction: "inbound" });
    const opened = (await see(db, second)).ticket_id ?? "";
    await changeTicket(db, per, at(11), opened, { subject: "The printer again" });
    await changeTicket(db, per, at(12), opened, { subject: "" });
    await changeContact(db, per, at(13), second, { ticket: known });
    await changeContact(db, per, at(14), second, { ticket: opened });
    expect(await see(db, second)).toMatchObject({ ticket_id: opened, opened_ticket: true });
    expect(await loadTicket(db, per, opened)).toMatchObject({ status: "open", discarded_at: null, requester_name: "Ane Berg" });

    await changeContact(db, per, at(15), second, { ticket: known });
    const third = await startContact(db, kari, at(20), { channel: "phone", direction: "inbound" });
    await changeContact(db, kari, at(21), third, { ticket: opened });
    expect(await see(db, third)).toMatchObject({ opened_ticket: false });
  });

  test("is told as one opening, however often its words were saved; what changes afterwards is told", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const id = await startContact(db, per, at(0), { channel: "phone", direction: "inbound", person: { id: world.people.ane.id } });
    const ticketId = (await see(db, id)).ticket_id ?? "";
    for (const subject of ["Out", "Outlook", "Outlook asks"]) await changeTicket(db, per, at(1), ticketId, { subject });
    const told = async () =>
      (await readTimeline(db, per, ticketId, { limit: 50 })).items.flatMap((entry) => (entry.kind === "event" ? entry.type : []));
    expect(await told()).toEqual(["ticket.opened"]);
    await endContact(db, per, at(9), id, { outcome: "kept_working" });
    await changeTicket(db, per, at(10), ticketId, { subject: "Outlook asks for the password" });
    expect(await told()).toContain("ticket.changed");
  });

  test("can be handed up in the same breath", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const id = await startContact(db, per, at(0), { channel: "walk_in", direction: "inbound", person: { id: world.people.jonas.id } });
    const ticketId = (await see(db, id)).ticket_id ?? "";
    await changeTicket(db, per, at(1), ticketId, { subject: "Mailbox is full" });
    await endContact(db, per, at(40), id, {
      outcome: "handed_up",
      escalation: { reason: "Needs rights", team: "messaging", path: "functional" },
    });
    expect(await loadTicket(db, per, ticketId)).toMatchObject({ tier: 2, accepted: false, work_minutes: 1 });
  });
});

describe("several at once", () => {
  test("the next call ends the wrap-up of the last; live ones stay side by side", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari } = world.actors;
    const one = await startContact(db, per, at(0), { channel: "phone", direction: "inbound" });
    await changeContact(db, per, at(1), one, { state: "on_hold" });
    const two = await startContact(db, per, at(2), { channel: "phone", direction: "inbound" });
    await endContact(db, per, at(3), two, { outcome: "abandoned" });
    const three = await startContact(db, per, at(4), { channel: "phone", direction: "inbound" });
    const live = await liveContacts(db, per.personId ?? "");
    expect(live.map((row) => [row.id, row.state])).toEqual([
      [one, "on_hold"],
      [three, "live"],
    ]);
    await expect(changeContact(db, kari, at(5), one, { state: "live" })).rejects.toMatchObject({ status: 403, code: "not_your_contact" });
    await expect(changeContact(db, per, at(5), two, { state: "live" })).rejects.toMatchObject({ code: "wrong_contact_state" });
  });
});
