import { array, assert, constantFrom, integer, property, record, shuffledSubarray, subarray } from "fast-check";
import { describe, expect, test } from "vitest";
import { answererOf, isMissed, nothingKnown, told, type CallEvent, type Concerned } from "./call.ts";
import { foldLine } from "./lines.ts";
import { numberFrom } from "./number.ts";
import { readGeneric, readNative } from "./read-event.ts";

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));

// Seen red: with the last told instead of the earliest, and with who answered told by whichever answer came last.
describe("what is known of a call", () => {
  const types = ["newCall", "answer", "hangup", "hold", "resume", "transfer"] as const;
  const event = record({
    type: constantFrom(...types),
    second: integer({ min: 0, max: 5 }),
    who: subarray(["ane", "per", "kari"]),
    cause: constantFrom(null, "normalClearing", "noAnswer"),
    number: constantFrom(null, "+4722001412", "+4722001413"),
    to: constantFrom(null, "201", "202"),
  });
  const tell = (events: readonly { event: CallEvent; concerned: Concerned }[]) =>
    events.reduce((known, one) => told(known, one.event, one.concerned), nothingKnown);

  test("is the same in whatever order, and however often, it was told", () => {
    const cases = array(event, { minLength: 1, maxLength: 8 }).chain((events) => {
      const given = events.map(({ type, second, who, cause, number, to }) => ({
        event: {
          type,
          call_id: "1",
          direction: "inbound" as const,
          number,
          queue: null,
          lines: [],
          answering: [],
          cause,
          transferred_to: to,
          at: at(second),
        },
        concerned: { rung: who, answerer: who.length === 1 ? (who[0] ?? null) : null },
      }));
      const twice = [...given, ...given];
      return shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }).map((shuffled) => ({ given, shuffled }));
    });
    assert(
      property(cases, ({ given, shuffled }) => {
        expect(tell(shuffled)).toEqual(tell(given));
      }),
      { numRuns: 500 },
    );
  });

  test("says who answered where it was told, or where only one was rung", () => {
    const answered = { ...nothingKnown, answered_at: at(1) };
    expect(answererOf({ ...answered, answered_by: "kari", rung: ["per"] })).toBe("kari");
    expect(answererOf({ ...answered, rung: ["per"] })).toBe("per");
    expect(answererOf({ ...answered, rung: ["per", "kari"] })).toBeNull();
    expect(answererOf({ ...nothingKnown, rung: ["per"] })).toBeNull();
  });

  test("is missed when somebody called, it ended, and nobody took it here or elsewhere", () => {
    const ended = { ...nothingKnown, direction: "inbound" as const, contact_id: null, ended_at: at(9) };
    expect(isMissed(ended)).toBe(true);
    expect(isMissed({ ...ended, ended_at: null })).toBe(false);
    expect(isMissed({ ...ended, answered_at: at(1) })).toBe(false);
    expect(isMissed({ ...ended, direction: "outbound" })).toBe(false);
    expect(isMissed({ ...ended, contact_id: "1" })).toBe(false);
    expect(isMissed({ ...ended, cause: "forwarded" })).toBe(false);
  });
});

describe("numbers and lines", () => {
  test.each([
    ["4722001412", "+4722001412"],
    ["+47 22 00 14 12", "+4722001412"],
    ["004722001412", "+4722001412"],
    ["22001412", "22001412"],
    ["sip:+4722001412@pbx.example", "+4722001412"],
    ["201", "201"],
    ["anonymous", null],
    ["", null],
    ["sip:anonymous@anonymous.invalid", null],
    ["per.haug", null],
    ["+1'; drop table person", null],
    ["1".repeat(60), null],
  ])("%s is read as %s", (given, number) => {
    expect(numberFrom(given, "47")).toBe(number);
  });

  test.each([
    ["201", "201"],
    ["sip:201@pbx.example", "201"],
    ["PJSIP/201", "201"],
    ["+47 22 00 14 00", "22001400"],
    ["4722001400", "22001400"],
    ["Per Haug", "per haug"],
    ["per.haug@nordvik.example", "per.haug@nordvik.example"],
    ["Brukerstøtte", "brukerstotte"],
  ])("%s is looked up as %s", (given, line) => {
    expect(foldLine(given, "47")).toBe(line);
  });
});

describe("what a telephone system sends", () => {
  const now = at(0);
  test("is read as the recipes for others send it", () => {
    const form = {
      event: "newCall",
      from: "493055571600",
      to: "4722001400",
      direction: "in",
      callId: "307fa962",
      "user[]": ["Per Haug", "Kari"],
    };
    expect(readGeneric(form, "47", now)).toMatchObject({
      type: "newCall",
      call_id: "307fa962",
      direction: "inbound",
      number: "493055571600",
      lines: ["Per Haug", "Kari", "4722001400"],
    });
    const answer = {
      event: "answer",
      direction: "in",
      callId: 17,
      from: "anonymous",
      to: "201",
      answeringNumber: "201",
      user: "Per",
      more: 1,
    };
    expect(readGeneric(answer, "47", now)).toMatchObject({ type: "answer", call_id: "17", number: null, answering: ["201", "Per"] });
    const out = { event: "hangup", direction: "out", call_id: "x", from: "201", to: "+4722001412", cause: "normalClearing" };
    expect(readGeneric(out, "47", now)).toMatchObject({
      direction: "outbound",
      number: "+4722001412",
      lines: ["201"],
      cause: "normalClearing",
    });
  });

  test.each([
    [{}, "event"],
    [{ event: "ring", direction: "in", callId: "1" }, "event"],
    [{ event: "newCall", direction: "up", callId: "1" }, "direction"],
    [{ event: "newCall", direction: "in" }, "callId"],
    [{ event: "newCall", direction: "in", callId: "\u0000\n" }, "callId"],
  ])("%j is refused at %s", (fields, wrong) => {
    expect(readGeneric(fields, "47", now)).toEqual({ wrong });
  });

  test("of the signed kind says when it was, within reason", () => {
    const given = { type: "hold", call_id: "1", direction: "in", from: "+4722001412", users: ["201"], at: at(-30).toISOString() };
    expect(readNative(given, "47", now)).toMatchObject({ type: "hold", at: at(-30), number: "+4722001412" });
    expect(readNative({ ...given, at: "2031-01-01T00:00:00Z" }, "47", now)).toMatchObject({ at: now });
    expect(readNative({ ...given, more: 1 }, "47", now)).toHaveProperty("wrong");
    expect(readNative(null, "47", now)).toHaveProperty("wrong");
  });
});
