import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import type { Actor } from "../../platform/actor.ts";
import { requireVersion } from "../../platform/require-version.ts";
import type { Db } from "../../platform/db.ts";
import { accept } from "./accept.ts";
import { addNote } from "./add-note.ts";
import { bounce } from "./bounce.ts";
import { changeTicket } from "./change-ticket.ts";
import { confirm } from "./confirm.ts";
import { decline } from "./decline.ts";
import { escalate } from "./escalate.ts";
import { giveNotice } from "./give-notice.ts";
import { closeSolved, wakeWaiting } from "./jobs.ts";
import { loadTicket } from "./load-ticket.ts";
import { logTime, stopStopwatch } from "./log-time.ts";
import { offer } from "./offer.ts";
import { openTicket } from "./open-ticket.ts";
import { presentTicket } from "./present.ts";
import { readTimeline } from "./read-timeline.ts";
import { reopen } from "./reopen.ts";
import { reply } from "./reply.ts";
import { resolve } from "./resolve.ts";
import { staysOf } from "./store-stays.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const open = (db: Db, world: World, by: Actor = world.actors.per) =>
  openTicket(db, by, at(0), {
    subject: "Outlook asks for password",
    description: "Since this morning.",
    requester: { id: world.people.ane.id },
    channel: "phone",
  });
const see = async (db: Db, actor: Actor, id: string) => presentTicket(db, actor, await loadTicket(db, actor, id));

describe("handed up, bounced, accepted, solved, reopened, confirmed", () => {
  test("every stay is kept and the ticket is always somebody's", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari, ane } = world.actors;
    const { id } = await open(db, world);
    await accept(db, per, at(1), id);
    await escalate(db, per, at(5), id, { reason: "Needs the broker", tier: 2, team: "messaging", path: "functional" });
    expect(await see(db, kari, id)).toMatchObject({ tier: 2, accepted: false, assignee: null, can: { accept: true, bounce: true } });

    await bounce(db, kari, at(6), id, "Try the cached credential first");
    expect(await see(db, per, id)).toMatchObject({ tier: 1, accepted: true, assignee: { name: "Per Haug" }, can: { bounce: true } });

    await escalate(db, per, at(10), id, { reason: "Tried", team: "messaging", path: "functional" });
    await accept(db, kari, at(12), id);
    await resolve(db, kari, at(30), id, { body: "Reset the broker" });
    expect(await see(db, kari, id)).toMatchObject({ status: "resolved", resolution: "Reset the broker", solved_on_first_contact: false });

    await reopen(db, ane, at(40), id, "Still asking");
    expect(await see(db, kari, id)).toMatchObject({ status: "open", reopened: 1, assignee: { name: "Kari Solberg" } });
    await resolve(db, kari, at(50), id, {});
    await confirm(db, ane, at(55), id, { body: "Thank you" });
    expect(await see(db, kari, id)).toMatchObject({ status: "closed", confirmed_at: at(55).toISOString() });

    const stays = await staysOf(db, id);
    expect(stays.map((stay) => [stay.team_key, stay.outcome])).toEqual([
      ["service-desk", "handed_up"],
      ["messaging", "bounced"],
      ["service-desk", "handed_up"],
      ["messaging", "resolved"],
      ["messaging", "resolved"],
    ]);
    for (const stay of stays) expect(stay.to_at).not.toBeNull();
  });

  test("what cannot be done now is refused with its reason", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari, lars, ane } = world.actors;
    const { id } = await open(db, world);
    await expect(bounce(db, per, at(1), id, "no")).rejects.toMatchObject({ code: "nothing_to_bounce" });
    await expect(confirm(db, ane, at(1), id, {})).rejects.toMatchObject({ code: "wrong_status" });
    await expect(escalate(db, per, at(1), id, { reason: "x", team: "service-desk", path: "functional" })).rejects.toMatchObject({
      code: "already_there",
    });
    await escalate(db, per, at(2), id, { reason: "x", team: "messaging", path: "functional" });
    await expect(resolve(db, per, at(3), id, {})).rejects.toMatchObject({ status: 403, code: "not_your_ticket" });
    await accept(db, kari, at(4), id);
    await expect(accept(db, lars, at(5), id)).rejects.toMatchObject({ code: "already_accepted", facts: { name: "Kari Solberg" } });
    await expect(loadTicket(db, world.actors.siri, id)).rejects.toMatchObject({ status: 404 });
  });

  test("an offer is accepted or declined with a reason, by whom it was made to", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari, lead } = world.actors;
    const { id } = await open(db, world);
    await offer(db, lead, at(1), id, world.people.kari.id);
    await expect(decline(db, per, at(2), id, "not mine")).rejects.toMatchObject({ code: "nothing_offered" });
    await decline(db, kari, at(2), id, "In a meeting");
    await offer(db, lead, at(3), id, world.people.kari.id);
    await accept(db, kari, at(4), id);
    expect(await see(db, kari, id)).toMatchObject({ offer: null, assignee: { name: "Kari Solberg" } });
    await expect(offer(db, lead, at(5), id, world.people.ane.id)).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("the security path closes the ticket to others and makes it urgent; a notice tells leads and moves nothing", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, sara, kari } = world.actors;
    const { id } = await open(db, world);
    expect((await giveNotice(db, per, at(1), id, { to: "lead", reason: "Angry director" })).told.map(({ name }) => name)).toEqual([
      "Ingrid Dahl",
    ]);
    await escalate(db, per, at(2), id, { reason: "Phishing", path: "security" });
    expect(await see(db, sara, id)).toMatchObject({ restricted: true, priority: "high", team: { key: teamOf(world, "security").key } });
    await expect(loadTicket(db, kari, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe("the requester's side", () => {
  test("sees replies, contacts and few public facts; of the inside not a word", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari, ane } = world.actors;
    const canary = "CANARY-41c7";
    const { id } = await open(db, world);
    await addNote(db, per, at(1), id, { body: `${canary} note` });
    await escalate(db, per, at(2), id, {
      reason: `${canary} reason`,
      team: "messaging",
      path: "functional",
      handover: { asked: canary, tried: canary, found: canary, evidence: canary, question: canary },
    });
    await changeTicket(db, kari, at(3), id, { tags: [canary] });
    await bounce(db, kari, at(4), id, `${canary} bounce`);
    await reply(db, per, at(5), id, { body: "We are on it.", wait: false });
    const inside = JSON.stringify(await readTimeline(db, per, id, { limit: 100 }));
    expect(inside.split(canary).length).toBeGreaterThan(4);
    const outside = await readTimeline(db, ane, id, { limit: 100 });
    expect(JSON.stringify(outside)).not.toContain(canary);
    expect(outside.items.map((item) => (item.kind === "event" ? item.type : item.kind))).toEqual([
      "description",
      "ticket.opened",
      "ticket.handed_up",
      "ticket.bounced",
      "reply",
    ]);
  });

  test("a technician's reply may wait for the requester; the answer wakes it; thanks do not reopen", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, ane } = world.actors;
    const { id } = await open(db, world);
    await reply(db, per, at(1), id, { body: "Does webmail work?", wait: true });
    expect(await see(db, per, id)).toMatchObject({ status: "waiting", waiting_reason: "requester", awaits: "requester" });
    await reply(db, ane, at(2), id, { body: "Yes", wait: false });
    expect(await see(db, per, id)).toMatchObject({ status: "open", awaits: "technician" });
    await resolve(db, per, at(3), id, { body: "Done" });
    await reply(db, ane, at(4), id, { body: "Thanks!", wait: false });
    expect(await see(db, per, id)).toMatchObject({ status: "resolved" });
  });

  test("a requester opens for themself only", async ({ db }) => {
    const world = await smallWorld(db);
    const { ane } = world.actors;
    const given = { subject: "New screen", description: "", channel: "api" as const };
    const { id } = await openTicket(db, ane, at(0), given);
    expect(await see(db, world.actors.per, id)).toMatchObject({ requester: { name: "Ane Berg" }, channel: "web", status: "new" });
    await expect(openTicket(db, ane, at(0), { ...given, requester: { id: world.people.jonas.id } })).rejects.toMatchObject({
      errors: [{ pointer: "/requester" }],
    });
  });
});

describe("facts", () => {
  test("impact × urgency decides priority and due time; the change tells from and to", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const { id } = await open(db, world);
    await changeTicket(db, per, at(1), id, { impact: 1, urgency: 1 });
    expect(await see(db, per, id)).toMatchObject({ priority: "critical", due_at: at(240).toISOString() });
    const { items } = await readTimeline(db, per, id, { limit: 100 });
    expect(items.at(-1)).toMatchObject({ kind: "event", data: { changes: { priority: { from: "normal", to: "critical" } } } });
  });

  test("a stale version is told of the conflict and changes nothing", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari } = world.actors;
    const { id } = await open(db, world);
    const { version } = await see(db, per, id);
    await changeTicket(db, per, at(1), id, { subject: "Mine" });
    const late = changeTicket(db, kari, at(2), id, { subject: "Theirs" }, (row) =>
      requireVersion(row, `"${version}"`, async () => row.subject),
    );
    await expect(late).rejects.toMatchObject({ status: 409, code: "version_conflict", extra: { current: "Mine" } });
    expect(await see(db, per, id)).toMatchObject({ subject: "Mine" });
  });

  test("the same external id opens one ticket", async ({ db }) => {
    const world = await smallWorld(db);
    const given = {
      subject: "Disk",
      description: "",
      channel: "monitoring" as const,
      external_id: "alert-7",
      source: "zabbix",
      requester: { id: world.people.ane.id },
    };
    const first = await openTicket(db, world.actors.per, at(0), given);
    await expect(openTicket(db, world.actors.per, at(1), given)).rejects.toMatchObject({
      code: "already_exists",
      extra: { ticket_id: first.id },
    });
  });

  test("work time adds up from typed minutes and the stopwatch", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const { id } = await open(db, world);
    await logTime(db, per, at(1), id, { minutes: 12 });
    await logTime(db, per, at(2), id, {});
    await logTime(db, per, at(3), id, {});
    await stopStopwatch(db, per, at(7), id);
    expect(await see(db, per, id)).toMatchObject({ work_minutes: 17, stopwatch: null });
  });

  test("waiting ends by itself on time; solved closes after a week without objection", async ({ db }) => {
    const world = await smallWorld(db);
    const { per } = world.actors;
    const { id } = await open(db, world);
    await changeTicket(db, per, at(1), id, { status: "waiting", waiting_reason: "vendor", waiting_until: at(30).toISOString() });
    expect(await wakeWaiting(db, at(29))).toBe(0);
    expect(await wakeWaiting(db, at(30))).toBe(1);
    expect(await see(db, per, id)).toMatchObject({ status: "open" });
    await resolve(db, per, at(31), id, {});
    expect(await closeSolved(db, at(32))).toBe(0);
    expect(await closeSolved(db, new Date(at(31).getTime() + 7 * 86_400_000))).toBe(1);
    expect(await see(db, per, id)).toMatchObject({ status: "closed", confirmed_at: null });
  });
});
