import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Level } from "../../../contract/service-levels.ts";
import { always, openingsOf, type Book, type Open } from "../calendars/index.ts";
import { bookOf, type KeptLevel } from "../levels/index.ts";
import type { Fact, HistoryRow } from "./history.ts";
import { ledgerOf } from "./ledger-of.ts";
import { recount, type Clock } from "./recount.ts";

const minute = 60_000;
const start = Date.parse("2026-03-02T07:00:00Z");
const office = (time_zone: string): Open => {
  const hours = [["08:00", "16:00"]] as const;
  const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return {
    calendar: { id: time_zone, name: time_zone, version: 1 },
    openings: openingsOf({ time_zone, hours: week, holidays: [], exceptions: [] }),
  };
};
const zones = new Map([
  ["oslo", office("Europe/Oslo")],
  ["sydney", office("Australia/Sydney")],
]);
const calendars: Book = {
  at: () => ({ of: (team) => zones.get(team) ?? always, calendar: () => always }),
  version: (of) => [...zones.values()].find(({ calendar }) => calendar?.id === of?.id) ?? always,
};
const nothing = { first_response: null, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
const wide: Level["for"] = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
const level = (name: string, targets: Partial<Level["targets"]>, more: Partial<Pick<KeptLevel, "for">> = {}): KeptLevel => ({
  id: name,
  version: 1,
  name,
  for: wide,
  targets: { ...nothing, ...targets },
  hours: "theirs",
  pauses: ["requester"],
  warnings: [],
  ...more,
});
const levels = [
  level("critical", { resolution: 120 }, { for: { ...wide, priorities: ["critical"] } }),
  level("all", { resolution: 960, first_response: 60, next_response: 120, acceptance: 30, vendor: 480 }),
];
const books = { calendars, levels: bookOf([{ version: 1, from: 0, levels }]) };
const iso = (minutes: number) => new Date(start + minutes * minute).toISOString();
const fact = (type: string, at: number, more: Partial<Fact> = {}): Fact => ({
  type,
  at: iso(at),
  reason: null,
  priority: null,
  was: null,
  promise_id: null,
  what: null,
  ...more,
});
const row = (more: Partial<HistoryRow> = {}): HistoryRow => ({
  ticket_id: "t",
  opened_at: new Date(start),
  channel: "web",
  status: "open",
  priority: "normal",
  request_type_id: null,
  organization_id: null,
  requester_id: null,
  on_behalf_of_id: null,
  site_id: null,
  team_id: "oslo",
  due_at: null,
  by_hand: false,
  over_at: null,
  stays: [{ team_id: "oslo", tier: 1, from: iso(0), to: null, accepted: iso(0) }],
  replies: [],
  facts: [],
  ...more,
});
const solution = (given: HistoryRow, by = books): Clock => {
  const clock = recount(given, by).findLast(({ metric }) => metric === "resolution");
  if (!clock) throw new Error("no clock");
  return clock;
};
const counted = (clock: Clock, by: number) => ledgerOf(clock, calendars, start + by * minute, start + by * minute).counted;

const moment = fc.integer({ min: 1, max: 20_000 });
const waits = fc
  .uniqueArray(moment, { minLength: 0, maxLength: 8 })
  .map((all) => all.toSorted((a, b) => a - b))
  .map((all) => all.slice(0, all.length - (all.length % 2)))
  .map((all) =>
    all.map((at, place) => fact(place % 2 === 0 ? "ticket.waiting" : "ticket.resumed", at, place % 2 === 0 ? { reason: "requester" } : {})),
  );
const stays = fc
  .uniqueArray(moment, { maxLength: 4 })
  .map((all) => [0, ...all.toSorted((a, b) => a - b)])
  .map((all) =>
    all.map((at, place) => ({
      team_id: place % 2 === 0 ? "oslo" : "sydney",
      tier: 1,
      from: iso(at),
      to: all[place + 1] === undefined ? null : iso(all[place + 1] ?? 0),
      accepted: iso(at),
    })),
  );
const sorted = (facts: readonly Fact[]) => facts.toSorted((a, b) => (a.at < b.at ? -1 : 1));

// Seen red: with a turn that begins anew where the priority changes, and with a piece left out.
describe("clocks counted from what happened", () => {
  it("never come sooner for a pause", () =>
    fc.assert(
      fc.property(waits, stays, (facts, held) => {
        expect(solution(row({ facts, stays: held })).due_at.getTime()).toBeGreaterThanOrEqual(
          solution(row({ stays: held })).due_at.getTime(),
        );
      }),
    ));
  it("keep what was consumed and paused when the priority changes", () =>
    fc.assert(
      fc.property(waits, stays, moment, moment, (facts, held, at, by) => {
        const changed = fact("ticket.changed", at, { priority: "normal" });
        const [before, after] = [
          row({ facts, stays: held }),
          row({ facts: sorted([...facts, changed]), stays: held, priority: "critical" }),
        ];
        const [usual, urgent] = [solution(before), solution(after)];
        expect(urgent.minutes).toBe(120);
        expect(urgent.began_at).toEqual(usual.began_at);
        // Of both as much counts until any moment at which neither is over, as far as what is promised goes.
        const end = Math.min(by, (Math.min(usual.due_at.getTime(), urgent.due_at.getTime()) - start) / minute);
        const [much, as] = [counted(urgent, end), counted(usual, end)].map((one) => Math.min(one, urgent.minutes));
        if (end > 0) expect(much).toBeCloseTo(as ?? 0, 3);
        // And back again it is due as if nothing had been, but for what a handover had not brought forward.
        const back = fact("ticket.changed", at + 1, { priority: "critical" });
        const again = solution(row({ facts: sorted([...facts, changed, back]), stays: held }));
        expect(again.due_at.getTime()).toBeLessThanOrEqual(usual.due_at.getTime());
        const alone = solution(row({ facts: sorted([...facts, changed, back]) }));
        expect(alone.due_at.getTime()).toBe(solution(row({ facts })).due_at.getTime());
      }),
    ));
  it("tell a ledger without holes whose minutes are those that were promised", () =>
    fc.assert(
      fc.property(waits, stays, (facts, held) => {
        const clock = solution(row({ facts, stays: held }));
        const { pieces } = ledgerOf(clock, calendars, clock.due_at.getTime(), start);
        expect(pieces[0]?.from).toBe(start);
        expect(pieces.at(-1)?.to).toBe(clock.due_at.getTime());
        expect(pieces.slice(1).map(({ from }) => from)).toEqual(pieces.slice(0, -1).map(({ to }) => to));
        expect(pieces.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(clock.minutes, 3);
      }),
    ));
  it("say the same whatever was changed since, until they are counted anew", () => {
    const later = bookOf([
      { version: 1, from: 0, levels },
      { version: 2, from: start + 5 * minute, levels: [level("all", { resolution: 60 })] },
    ]);
    const given = row({ facts: [fact("ticket.waiting", 10, { reason: "vendor" }), fact("ticket.resumed", 20)] });
    expect(solution(given, { calendars, levels: later })).toEqual(solution(given));
    const anew = { ...given, facts: [...given.facts, fact("ticket.clock_recounted", 30)] };
    expect(solution(anew, { calendars, levels: later })).toMatchObject({ minutes: 60, due_at: new Date(start + 60 * minute) });
  });
  it("know what is owed besides", () => {
    const told = recount(
      row({
        replies: [
          { at: iso(30), technician: true },
          { at: iso(100), technician: false },
          { at: iso(110), technician: false },
        ],
        stays: [
          { team_id: "oslo", tier: 1, from: iso(0), to: iso(200), accepted: iso(0) },
          { team_id: "sydney", tier: 2, from: iso(200), to: null, accepted: null },
        ],
        facts: [
          fact("ticket.waiting", 40, { reason: "vendor" }),
          fact("ticket.resumed", 50),
          fact("ticket.waiting", 60, { reason: "requester" }),
        ],
      }),
      books,
    ).map(({ metric, began_at, ended_at, outcome }) => [
      metric,
      (began_at.getTime() - start) / minute,
      ended_at && (ended_at.getTime() - start) / minute,
      outcome,
    ]);
    expect(told).toEqual([
      ["resolution", 0, null, null],
      ["first_response", 0, 30, "met"],
      ["next_response", 100, null, null],
      ["acceptance", 200, null, null],
      ["vendor", 40, 50, "met"],
    ]);
  });
});
