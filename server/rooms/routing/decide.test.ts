import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { RoutingWay } from "../../../contract/routing.ts";
import { against, decide, type Candidate, type Standing, type Wanted } from "./decide.ts";

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  skills: new Map(),
  language: null,
  requesters: [],
  holder: null,
  asked: [],
  points: 1,
  way: "least_loaded",
  ...more,
});
const person = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  skills: new Map(),
  languages: ["en"],
  there: true,
  mayNot: false,
  cap: 10,
  share: 100,
  ...more,
});
const stands = (load: number, turn = 0, helped = false): Standing => ({ load, turn, helped });

// Seen red, each line: with its condition taken out of `against`.
test.each([
  [{}, {}, []],
  [{ requesters: ["kari"] }, {}, ["asked_for_it"]],
  [{ holder: "kari" }, {}, ["holds_it"]],
  [{ asked: ["kari"] }, {}, ["asked_before"]],
  [{}, { mayNot: true }, ["may_not"]],
  [{ skills: new Map([["sap", 2]]) }, { skills: new Map([["sap", 1]]) }, ["skill"]],
  [{ skills: new Map([["sap", 2]]) }, { skills: new Map([["sap", 2]]) }, []],
  [{ language: "nb" }, {}, ["language"]],
  [{ language: "nb" }, { languages: ["nb"], there: false }, ["not_available"]],
  [{ language: "nb", skills: new Map([["sap", 1]]) }, { there: false }, ["skill", "language", "not_available"]],
] satisfies [Partial<Wanted>, Partial<Candidate>, string[]][])("what stands against somebody %#", (asks, is, reasons) => {
  expect(against(wanted(asks), person("kari", is))).toEqual(reasons);
});

describe("who is asked", () => {
  const both = [person("kari"), person("per")];
  const chosen = (asks: Partial<Wanted>, standings: [string, Standing][], people = both) =>
    decide(wanted(asks), people, new Map(standings)).chosen;

  it("is who has the least work for their share", () => {
    expect(
      chosen({}, [
        ["kari", stands(3)],
        ["per", stands(2)],
      ]),
    ).toBe("per");
    // Four points at half a share weigh more than six at a full one.
    expect(
      chosen(
        {},
        [
          ["kari", stands(6)],
          ["per", stands(4)],
        ],
        [person("kari"), person("per", { share: 50 })],
      ),
    ).toBe("kari");
  });
  it("is whose turn is longest ago, however much they have", () => {
    expect(
      chosen({ way: "round_robin" }, [
        ["kari", stands(8, 4)],
        ["per", stands(0, 5)],
      ]),
    ).toBe("kari");
  });
  it("is who helped last, unless they cannot", () => {
    const helped: [string, Standing][] = [
      ["kari", stands(8, 0, true)],
      ["per", stands(0)],
    ];
    expect(chosen({ way: "last_handler" }, helped)).toBe("kari");
    expect(chosen({ way: "last_handler" }, helped, [person("kari", { there: false }), person("per")])).toBe("per");
    expect(chosen({ way: "least_loaded" }, helped)).toBe("per");
  });
  it("is nobody where all are full, and somebody may have room later; never where a skill is missing", () => {
    const full = decide(
      wanted({ points: 3 }),
      both,
      new Map([
        ["kari", stands(8)],
        ["per", stands(9)],
      ]),
    );
    expect([full.chosen, full.later, full.considered.map(({ reasons }) => reasons)]).toEqual([null, true, [["full"], ["full"]]]);
    const unable = decide(wanted({ skills: new Map([["sap", 1]]) }), both, new Map());
    expect([unable.chosen, unable.later]).toEqual([null, false]);
  });
});

const ids = ["a", "b", "c", "d", "e", "f"];
const people = fc.array(
  fc.record({
    there: fc.boolean(),
    mayNot: fc.boolean(),
    cap: fc.integer({ min: 0, max: 6 }),
    share: fc.constantFrom(50, 100),
    level: fc.integer({ min: 0, max: 3 }),
    load: fc.integer({ min: 0, max: 3 }),
    turn: fc.integer({ min: 0, max: 1 }),
    helped: fc.boolean(),
  }),
  { maxLength: ids.length },
);
const way = fc.constantFrom<RoutingWay>("round_robin", "least_loaded", "last_handler");
const question = fc.record({ people, way, points: fc.integer({ min: 1, max: 3 }), level: fc.integer({ min: 0, max: 3 }) });
const asQuestion = ({ people: given, way: by, points, level }: typeof question extends fc.Arbitrary<infer T> ? T : never) => {
  const all = given.map(({ level: has, there, mayNot, cap, share }, at) =>
    person(ids[at] ?? "", { there, mayNot, cap, share, skills: new Map([["sap", has]]) }),
  );
  const standings = new Map(given.map(({ load, turn, helped }, at) => [ids[at] ?? "", { load, turn, helped }] as const));
  return { asks: wanted({ way: by, points, skills: new Map([["sap", level]]) }), all, standings };
};

// Seen red: with the cap compared without the ticket's own points, and with `there` left out.
test("nobody is given more than they take, or while they are away, or what they cannot do; everybody is accounted for", () => {
  fc.assert(
    fc.property(question, (given) => {
      const { asks, all, standings } = asQuestion(given);
      const { chosen, considered } = decide(asks, all, standings);
      expect(considered.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      const one = all.find(({ id }) => id === chosen);
      if (!one) {
        expect(considered.every(({ reasons }) => reasons.length > 0)).toBe(true);
        return;
      }
      expect(one.there && !one.mayNot).toBe(true);
      expect((standings.get(one.id)?.load ?? 0) + asks.points).toBeLessThanOrEqual(one.cap);
      expect(one.skills.get("sap")).toBeGreaterThanOrEqual(asks.skills.get("sap") ?? 0);
      expect(considered[0]).toMatchObject({ id: chosen, reasons: [] });
    }),
  );
});

// Seen red: without the id as the last word.
test("the same question has the same answer, in whatever order people stand", () => {
  fc.assert(
    fc.property(question, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (given, order) => {
      const { asks, all: some, standings } = asQuestion(given);
      // All of them fit: what decides is how they stand, and the last word.
      const all = some.map((one) => ({ ...one, there: true, mayNot: false, cap: 9, skills: asks.skills }));
      const mixed = all.map((one, at) => ({ one, at: order[at] ?? 0 })).toSorted((a, b) => a.at - b.at);
      const chosen = decide(
        asks,
        mixed.map(({ one }) => one),
        standings,
      ).chosen;
      expect(chosen).toBe(decide(asks, all, standings).chosen);
    }),
  );
});

// Seen red: with the load before the turn.
test("round robin is fair: nobody is asked twice before everybody who can was asked once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }), fc.array(fc.nat(30)), (many, rounds, loads) => {
      const all = ids.slice(0, many).map((id) => person(id, { cap: 1000 }));
      const turns = new Map<string, number>();
      const counts = new Map<string, number>();
      for (let turn = 1; turn <= rounds; turn += 1) {
        const standings = new Map(all.map(({ id }, at) => [id, stands(loads[at] ?? 0, turns.get(id) ?? 0)]));
        const { chosen } = decide(wanted({ way: "round_robin" }), all, standings);
        turns.set(chosen ?? "", turn);
        counts.set(chosen ?? "", (counts.get(chosen ?? "") ?? 0) + 1);
      }
      const each = all.map(({ id }) => counts.get(id) ?? 0);
      expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
    }),
  );
});

test("among a thousand it takes less than five thousandths of a second", () => {
  const all = Array.from({ length: 1000 }, (_, at) => person(`p${at}`, { skills: new Map([["sap", at % 4]]), there: at % 3 > 0 }));
  const standings = new Map(all.map(({ id }, at) => [id, stands(at % 9, at % 50)]));
  const asks = wanted({ skills: new Map([["sap", 2]]) });
  const times = Array.from({ length: 60 }, () => {
    const from = performance.now();
    decide(asks, all, standings);
    return performance.now() - from;
  });
  expect(times.toSorted((a, b) => a - b)[30]).toBeLessThan(5);
});
