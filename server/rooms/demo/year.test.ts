import { describe, expect, it } from "vitest";
import { crew, cast } from "./staff.ts";
import { easter, holidaysIn } from "./holidays.ts";
import { defaultCategories } from "../catalog/default-categories.ts";
import { defaultRequestTypes } from "../catalog/default-request-types.ts";
import { defaultTeams } from "../catalog/default-teams.ts";
import type { Body, DemoTeam, Desk } from "./desk.ts";
import { randomFrom } from "./random.ts";
import { emptyBatch, type Batch } from "./store.ts";
import { workCalendar } from "./work-calendar.ts";
import { tellYear } from "./year.ts";

const now = Date.UTC(2026, 10, 20, 10, 30);

const body = (name: string, index: number): Body => ({
  id: `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
  name,
  first: name.split(" ")[0] ?? name,
  email: `${name}@nordvik.example`,
  language: index % 3 ? "nb" : "en",
  phone: "+47 22 00 00 00",
  department: "Finance",
  organizationId: "o",
  siteId: "s",
  site: "Oslo",
  roomId: "r",
  room: "3.14",
});

function paperDesk(): Desk {
  const named = new Map(cast.map((one, index) => [one.email, { ...body(one.name, index), language: one.language }]));
  const requesters = [...cast.filter((one) => !one.teams && !one.leads).flatMap((one) => named.get(one.email) ?? [])];
  for (let index = 0; index < 300; index++) requesters.push(body(`Any Body${index}`, 100 + index));
  const teams = new Map<string, DemoTeam>();
  for (const { key, name, tier } of defaultTeams) {
    const technicians = Array.from({ length: crew[key] ?? 1 }, (_, index) => body(`${name} ${index}`, 1000 + teams.size * 10 + index));
    teams.set(key, { id: `team ${key}`, key, name, tier, technicians });
  }
  const categories = defaultCategories
    .flatMap((root) => [root, ...root.children])
    .map(({ key, team }) => [key, { id: key, team }] as const);
  const types = defaultRequestTypes.map(
    ({ key, kind, impact, urgency, team }) => [key, { id: key, kind, impact, urgency, teamId: team ? `team ${team}` : null }] as const,
  );
  return {
    named,
    requesters,
    teams,
    categories: new Map(categories),
    requestTypes: new Map(types),
    priority: (impact, urgency) => (impact + urgency < 3 ? "critical" : impact + urgency < 5 ? "high" : urgency === 3 ? "low" : "normal"),
    targetMinutes: (priority) => ({ critical: 240, high: 480, normal: 1440, low: 4320 })[priority],
  };
}

function tell(tickets: number, seed = 1): Batch {
  const batch = emptyBatch();
  const stage = { desk: paperDesk(), random: randomFrom(seed), calendar: workCalendar(now), batch, now };
  expect([...tellYear(stage, tickets, 1001)]).toHaveLength(tickets);
  return batch;
}

const year = tell(4000);
const ms = (value: unknown) => Date.parse(String(value));
const share = (rows: readonly unknown[], of: readonly unknown[]) => (100 * rows.length) / of.length;
const open = year.ticket.filter((ticket) => ["new", "open", "waiting"].includes(String(ticket["status"])));

describe("a year at the desk", () => {
  it("is the same for the same seed and another for another", () => {
    expect(tell(300)).toEqual(tell(300));
    expect(tell(300, 2).ticket.map((ticket) => ticket["subject"])).not.toEqual(tell(300).ticket.map((ticket) => ticket["subject"]));
  });

  it("has the rhythm of an office", () => {
    const opened = year.ticket.map((ticket) => new Date(ms(ticket["opened_at"])));
    const on = (weekday: number) => opened.filter((at) => at.getUTCDay() === weekday);
    expect(on(1).length).toBeGreaterThan(on(3).length * 1.15);
    expect(share([...on(0), ...on(6)], opened)).toBeLessThan(5);
    expect(
      share(
        opened.filter((at) => at.getUTCHours() >= 6 && at.getUTCHours() < 15),
        opened,
      ),
    ).toBeGreaterThan(85);
    const july = opened.filter((at) => at.getUTCMonth() === 6);
    const september = opened.filter((at) => at.getUTCMonth() === 8);
    expect(july.length).toBeLessThan(september.length * 0.6);
  });

  it("has the shares of a good help desk", () => {
    const { ticket, stay } = year;
    const near = (percent: number, wanted: number, within: number) => {
      expect(percent).toBeGreaterThan(wanted - within);
      expect(percent).toBeLessThan(wanted + within);
    };
    const by = (channel: string) => ticket.filter((row) => row["channel"] === channel);
    for (const [channel, wanted] of [
      ["phone", 45],
      ["mail", 25],
      ["web", 20],
      ["walk_in", 7],
      ["chat", 3],
    ] as const) {
      near(share(by(channel), ticket), wanted, 3);
    }
    const live = [...by("phone"), ...by("walk_in")];
    near(
      share(
        live.filter((row) => row["solved_on_first_contact"]),
        live,
      ),
      60,
      3.5,
    );
    const left = (outcome: string) => [...new Set(stay.filter((row) => row["outcome"] === outcome).map((row) => row["ticket_id"]))];
    near(share(left("handed_up"), ticket), 22, 2.5);
    near(share(left("bounced"), ticket), 3, 1);
    near(
      share(
        ticket.filter((row) => row["reopened"]),
        ticket,
      ),
      4,
      1,
    );
    near(share(open, ticket), 4, 1);
    const solved = ticket.filter((row) => row["resolved_at"]);
    near(
      share(
        solved.filter((row) => ms(row["resolved_at"]) <= ms(row["due_at"])),
        solved,
      ),
      90,
      7,
    );
  });

  it("holds together: numbers in order, nothing ahead of now or before its ticket, one stay for what is open", () => {
    expect(year.ticket.map((ticket) => ticket["number"])).toEqual(year.ticket.map((_, index) => 1001 + index));
    const opened = year.ticket.map((ticket) => ms(ticket["opened_at"]));
    expect(opened.toSorted((a, b) => a - b)).toEqual(opened);
    const byId = new Map(year.ticket.map((ticket) => [ticket["id"], ticket]));
    for (const { at, ticket_id } of [...year.event, ...year.reply, ...year.note]) {
      expect(ms(at)).toBeLessThanOrEqual(now);
      if (ticket_id) expect(ms(at)).toBeGreaterThanOrEqual(ms(byId.get(ticket_id)?.["opened_at"]));
    }
    for (const contact of year.contact) expect(ms(contact["ended_at"])).toBeLessThanOrEqual(now);
    const current = year.stay.filter((stay) => stay["to_at"] === null);
    expect(new Set(current.map((stay) => stay["ticket_id"]))).toEqual(new Set(open.map((ticket) => ticket["id"])));
    expect(current).toHaveLength(open.length);
    for (const stay of current) expect(byId.get(stay["ticket_id"])?.["team_id"]).toBe(stay["team_id"]);
    for (const ticket of year.ticket) {
      expect(ticket["status"] === "waiting").toBe(ticket["waiting_reason"] !== null);
      expect(["resolved", "closed"].includes(String(ticket["status"]))).toBe(ticket["resolved_at"] !== null);
    }
    expect(new Set(year.event.map((event) => event["id"])).size).toBe(year.event.length);
  });
});

it("knows when Norway has a day off", () => {
  expect(new Date(easter(2026)).toISOString().slice(0, 10)).toBe("2026-04-05");
  expect(new Date(easter(2027)).toISOString().slice(0, 10)).toBe("2027-03-28");
  const days = holidaysIn(2026);
  for (const day of ["2026-01-01", "2026-04-02", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-17", "2026-05-25", "2026-12-26"])
    expect(days).toContain(day);
});

it("counts desk hours, over nights, weekends and holidays", () => {
  const calendar = workCalendar(now);
  const after = (from: string, minutes: number) => new Date(calendar.workAfter(ms(from), minutes)).toISOString();
  // Friday 15:30 in Oslo, in winter time: half an hour then, half an hour on Monday.
  expect(after("2026-11-13T14:30:00Z", 60)).toBe("2026-11-16T07:30:00.000Z");
  expect(after("2026-11-12T01:00:00Z", 30)).toBe("2026-11-12T07:30:00.000Z");
  // The day before Ascension Day 2026, in summer time.
  expect(after("2026-05-13T13:00:00Z", 120)).toBe("2026-05-15T07:00:00.000Z");
});
