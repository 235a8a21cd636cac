import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { encodeCursor } from "../../platform/page.ts";
import { changeTicket } from "./change-ticket.ts";
import { escalate } from "./escalate.ts";
import { listTickets } from "./list-tickets.ts";
import { loadTicket } from "./load-ticket.ts";
import { openTicket } from "./open-ticket.ts";
import { readTimeline } from "./read-timeline.ts";
import { unwatch, watch } from "./watch.ts";

const now = new Date("2026-03-02T09:00:00Z");
const wrong = (pointer: string, code: string) => ({ code: "invalid_input", errors: [{ pointer, code }] });

describe("a list", () => {
  test("of a category holds what is filed below it", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const open = (category: string) => openTicket(db, actors.per, now, { subject: category, description: "", channel: "api", category });
    await open("mail-outlook");
    await open("mail");
    await open("network");
    const subjects = async (category: string) =>
      (await listTickets(db, actors.per, now, { limit: 9, category })).rows.map((row) => row.subject);
    expect((await subjects("mail")).toSorted()).toEqual(["mail", "mail-outlook"]);
    expect(await subjects("mail-outlook")).toEqual(["mail-outlook"]);
  });

  test("does not go on from a place in another order", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const cursor = encodeCursor(["due ascending", now.toISOString(), "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"]);
    await expect(listTickets(db, actors.per, now, { limit: 9, sort: "newest", cursor })).rejects.toMatchObject(
      wrong("#query/cursor", "cursor"),
    );
    expect((await listTickets(db, actors.per, now, { limit: 9, sort: "due", cursor })).rows).toEqual([]);
  });
});

describe("an escalation", () => {
  const reason = "Needs somebody else";
  test("says which of two contradicting fields is wrong", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const { id } = await openTicket(db, actors.per, now, { subject: "Network", description: "", channel: "api" });
    const given = { reason, path: "functional" as const };
    await expect(escalate(db, actors.per, now, id, { ...given, team: "network", tier: 2 })).rejects.toMatchObject(
      wrong("/tier", "other_tier"),
    );
    await expect(escalate(db, actors.per, now, id, { ...given, announcement: "Known" })).rejects.toMatchObject(
      wrong("/announcement", "only_systemic"),
    );
    await escalate(db, actors.per, now, id, { ...given, team: "network", tier: 3 });
  });
});

describe("the place of a ticket", () => {
  const nobody = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";

  test("is one that exists, and a room of that site", async ({ db }) => {
    const { actors, sites, rooms } = await smallWorld(db);
    const { id } = await openTicket(db, actors.per, now, { subject: "Printer", description: "", channel: "api" });
    const change = (given: { site_id?: string | null; room_id?: string | null }) => changeTicket(db, actors.per, now, id, given);
    const place = async () => {
      const { site_name: site, room_name: room } = await loadTicket(db, actors.per, id);
      return [site, room];
    };
    await expect(change({ site_id: nobody })).rejects.toMatchObject(wrong("/site_id", "unknown"));
    await expect(change({ room_id: nobody })).rejects.toMatchObject(wrong("/room_id", "unknown"));
    await expect(change({ site_id: sites.oslo.id, room_id: rooms.roomB2.id })).rejects.toMatchObject(wrong("/room_id", "elsewhere"));
    await expect(change({ site_id: null, room_id: rooms.roomB2.id })).rejects.toMatchObject(wrong("/room_id", "elsewhere"));
    await change({ room_id: rooms.roomB2.id });
    expect(await place()).toEqual(["Bergen", "B2"]);
    await change({ site_id: sites.bergen.id });
    expect(await place()).toEqual(["Bergen", "B2"]);
    await change({ site_id: sites.oslo.id });
    expect(await place()).toEqual(["Oslo", null]);
    await change({ site_id: null });
    expect(await place()).toEqual([null, null]);
    const { items } = await readTimeline(db, actors.per, id, { order: "newest", limit: 1 });
    expect(items[0]).toMatchObject({ type: "ticket.changed", data: { changes: { site: { from: "Oslo", to: null } } } });
  });
});

describe("the story of a ticket", () => {
  test("tells once who began to follow it, and that they stopped", async ({ db }) => {
    const { actors, people } = await smallWorld(db);
    const { id } = await openTicket(db, actors.per, now, { subject: "Network", description: "", channel: "api" });
    for (let times = 0; times < 2; times++) await watch(db, actors.per, now, id, { id: people.ane.id });
    for (let times = 0; times < 2; times++) await unwatch(db, actors.per, now, id, people.ane.id);
    await unwatch(db, actors.per, now, id, "nobody");
    const { items } = await readTimeline(db, actors.per, id, { order: "oldest", limit: 50 });
    expect(items.flatMap((item) => (item.kind === "event" ? [item.type] : []))).toEqual([
      "ticket.opened",
      "ticket.watched",
      "ticket.unwatched",
    ]);
  });

  test("names the channel that the ticket has", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const { id } = await openTicket(db, actors.ane, now, { subject: "Help", description: "", channel: "api" });
    const { items } = await readTimeline(db, actors.per, id, { order: "oldest", limit: 50 });
    expect(items.find((item) => item.kind === "event")).toMatchObject({ type: "ticket.opened", data: { channel: "web" } });
  });
});
