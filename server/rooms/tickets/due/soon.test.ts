import { describe, expect, it } from "vitest";
import { test } from "../../../../tests/database.ts";
import { smallWorld, teamOf } from "../../../../tests/world.ts";
import { sql, tables } from "../../../platform/db.ts";
import { makeCalendar, openingsOf } from "../../calendars/index.ts";
import { accept } from "../accept.ts";
import { queueCounts } from "../count-queues.ts";
import { listTickets } from "../list-tickets.ts";
import { openTicket } from "../open-ticket.ts";
import { soonIn } from "./soon.ts";

const office = [["08:00", "16:00"]] as const;
const hours = { mon: office, tue: office, wed: office, thu: office, fri: office };
const open = (id: string, time_zone: string) => ({
  calendar: { id, name: id, version: 1 },
  openings: openingsOf({ time_zone, hours, holidays: [{ on: "2026-03-09", name: null }], exceptions: [] }),
});
const at = (text: string) => new Date(`${text}Z`);

// Oslo is one hour before UTC until 29 March, two from then on.
describe("until when something is due that is due soon", () => {
  const all = [open("oslo", "Europe/Oslo"), open("sydney", "Australia/Sydney")];
  const oslo = (now: string) => soonIn({ all }, at(now)).later.find(({ calendar }) => calendar === "oslo")?.at;
  it.each([
    ["two hours on, while it is open", "2026-03-03T09:00", undefined],
    ["the rest tomorrow, when it closes before", "2026-03-03T14:00", "2026-03-04T08:00"],
    ["two hours after it opens, at night", "2026-03-03T23:00", "2026-03-04T09:00"],
    ["over a week-end and a holiday", "2026-03-06T14:30", "2026-03-10T08:30"],
    ["over the night in which summer time begins", "2026-03-27T14:30", "2026-03-30T07:30"],
  ])("%s", (_, now, later) => {
    expect(oslo(now)).toEqual(later && at(later));
    expect(soonIn({ all }, at(now)).plain).toEqual(new Date(at(now).getTime() + 7_200_000));
  });
});

// Seen red: with two hours of the clock on the wall.
test("is in the list, in its count and in the filter, by the open hours in which a ticket is due", async ({ db }) => {
  const world = await smallWorld(db);
  const { per, administrator } = world.actors;
  const daily = Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "12:00"]]]));
  const mornings = { name: "Mornings", time_zone: "UTC", hours: daily, holidays: [], exceptions: [], feed_url: null };
  const teams = [teamOf(world, "service-desk").id];
  await makeCalendar(db, administrator, at("2026-03-01T00:00"), { ...mornings, teams } as Parameters<typeof makeCalendar>[3]);
  const opened = async (now: Date): Promise<{ id: string; due: number; minutes: number }> => {
    const requester = { id: world.people.ane.id };
    const { id } = await openTicket(db, per, now, { subject: "Late", description: "", requester, channel: "phone" });
    await accept(db, per, now, id);
    const { rows } = await sql<{ due_at: Date; minutes: number }>`select ticket.due_at, minutes from ticket
      join due_by_minutes m on m.ticket_id = ticket.id and m.due_at = ticket.due_at where ticket.id = ${id}`.execute(tables(db));
    return { id, due: rows[0]?.due_at.getTime() ?? 0, minutes: rows[0]?.minutes ?? 0 };
  };
  const { minutes } = await opened(at("2026-03-02T00:00"));
  // So that it is due an hour after they open.
  const { id, due } = await opened(new Date(at("2026-03-03T12:00").getTime() - ((minutes + 660) % 720) * 60_000));
  expect(new Date(due).toISOString()).toMatch(/T01:00/);
  const seen = async (hoursBefore: number) => {
    const now = new Date(due - hoursBefore * 3_600_000);
    const lists = await Promise.all(
      [{ queue: "due_soon" as const }, { queue: "mine_due_soon" as const }, { filter: "is:due_soon" }].map(async (asked) =>
        (await listTickets(db, per, now, { ...asked, limit: 50 })).rows.some((row) => row.id === id),
      ),
    );
    const { queues } = await queueCounts(db, per, now);
    const length = (await listTickets(db, per, now, { queue: "due_soon", limit: 50 })).rows.length;
    expect(queues.due_soon).toBe(length);
    return lists;
  };
  // They closed an hour ago, and opened for one hour before it is due: all of its last hour is left, and it is soon.
  expect(await seen(13.5)).toEqual([true, true, true]);
  expect(await seen(14.5)).toEqual([false, false, false]);
  expect(await seen(0.5)).toEqual([true, true, true]);
});
