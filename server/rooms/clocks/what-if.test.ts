import { describe, expect, test } from "vitest";
import type { Level } from "../../../contract/service-levels.ts";
import { always, type Book } from "../calendars/index.ts";
import type { KeptLevel } from "../levels/index.ts";
import type { HistoryRow } from "./history.ts";
import { matchingOf, whatIf } from "./what-if.ts";

const start = Date.parse("2026-03-02T07:00:00Z");
const minute = 60_000;
const at = (minutes: number): Date => new Date(start + minutes * minute);
const calendars: Book = { at: () => ({ of: () => always, calendar: () => always }), version: () => always };
const nothing = { first_response: null, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
const wide: Level["for"] = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
const level = (targets: Partial<Level["targets"]>, more: Partial<KeptLevel> = {}): KeptLevel => ({
  id: "level",
  version: 1,
  name: "Level",
  for: wide,
  targets: { ...nothing, ...targets },
  hours: "always",
  pauses: [],
  warnings: [],
  ...more,
});
/** Opened then; `solved` so many minutes later, or not yet. */
const ticket = (solved: number | null, more: Partial<HistoryRow> = {}): HistoryRow => ({
  ticket_id: `t${solved}`,
  opened_at: at(0),
  channel: "web",
  status: solved === null ? "open" : "resolved",
  priority: "normal",
  request_type_id: null,
  organization_id: null,
  requester_id: null,
  on_behalf_of_id: null,
  site_id: null,
  team_id: "desk",
  due_at: null,
  by_hand: false,
  over_at: solved === null ? null : at(solved),
  stays: [{ team_id: "desk", tier: 1, from: at(0).toISOString(), to: null, accepted: at(0).toISOString() }],
  replies: [],
  facts:
    solved === null
      ? []
      : [{ type: "ticket.resolved", at: at(solved).toISOString(), reason: null, priority: null, was: null, promise_id: null, what: null }],
  ...more,
});
const rows = [ticket(30), ticket(90), ticket(200), ticket(null)];
const now = at(100);
const tried = (before: KeptLevel[], after: KeptLevel[], by = now) => whatIf(rows, { before, after }, calendars, by);

// Seen red: with `before` and `after` exchanged, and with what runs and is late counted as running.
describe("what a level would have done", () => {
  test("of each target how many were in time and how many late, before and with it", () => {
    expect(tried([level({ resolution: 120 })], [level({ resolution: 60 })])).toEqual([
      {
        metric: "resolution",
        before: { met: 2, missed: 1, running: 1 },
        after: { met: 1, missed: 3, running: 0 },
        now_missed: 2,
        now_met: 0,
      },
    ]);
    expect(tried([level({ resolution: 60 })], [level({ resolution: 240 })])).toMatchObject([
      { before: { met: 1, missed: 3, running: 0 }, after: { met: 3, missed: 0, running: 1 }, now_missed: 0, now_met: 3 },
    ]);
  });

  test("a target that nobody promised before has no before, and one that is given up has no after", () => {
    const given = tried([level({ resolution: 120 })], [level({ first_response: 60 })]);
    expect(given.map(({ metric, before, after }) => [metric, before.met + before.missed + before.running, after.missed])).toEqual([
      ["first_response", 0, 3],
      ["resolution", 4, 0],
    ]);
    expect(given.every(({ now_missed, now_met }) => now_missed + now_met === 0)).toBe(true);
  });

  test("what another level above it promises stays as it is; nothing is promised where nothing is", () => {
    const above = level({ resolution: 120 }, { id: "above" });
    expect(tried([above], [above, level({ resolution: 1 })])).toMatchObject([{ now_missed: 0, now_met: 0 }]);
    expect(tried([], [])).toEqual([]);
  });

  test("it is for so many of them as they are now", () => {
    const urgent = level({ resolution: 5 }, { for: { ...wide, priorities: ["critical"], teams: ["desk"] } });
    expect(
      matchingOf(
        [ticket(1), ticket(2, { priority: "critical" }), ticket(3, { priority: "critical", team_id: "x", stays: [] })],
        urgent,
        now,
      ),
    ).toBe(1);
  });
});
