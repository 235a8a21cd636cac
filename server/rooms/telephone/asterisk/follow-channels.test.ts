import { describe, expect, test } from "vitest";
import { ariChannel } from "../../../../tests/ground/asterisk.ts";
import { foldLine } from "../lines.ts";
import { hear, newFollower, type Follower } from "./follow-channels.ts";
import { readFrame, timeOf, type Frame } from "./read-frame.ts";
import { resync } from "./resync.ts";

const at = new Date(Date.UTC(2026, 2, 2, 9));
const lines = new Set(["201", "202", "helpdesk"]);
const follower = () => newFollower("47", (line) => lines.has(foldLine(line, "47")));

const read = (type: string, fields: Record<string, unknown>): Frame => {
  const frame = readFrame(JSON.stringify({ type, application: "firstline", ...fields }));
  if (!frame || frame === "wrong") throw new Error(`${type}: ${frame}`);
  return frame;
};
/** What is told, as one reads it in a log. */
const told = (who: Follower, type: string, fields: Record<string, unknown>) =>
  hear(who, read(type, fields), at).map(
    (event) =>
      `${event.type} ${event.call_id} ${event.number} ${[...event.lines, event.transferred_to, event.cause].filter(Boolean).join("+")}`,
  );

const caller = ariChannel("c1", "PJSIP/trunk-00000001", { number: "4722001412", exten: "22001400", state: "Ring" });
const desk = (id: string, extension: string, state = "Ringing") => ariChannel(id, `PJSIP/${extension}-0000000a`, { state });
const dial = (who: Follower, from: object, peer: object, dialstatus = "") => told(who, "Dial", { caller: from, peer, dialstatus });
const answered = { ...caller, state: "Up" };

/** A caller whom 201 has answered. */
function talking() {
  const who = follower();
  dial(who, caller, desk("p1", "201"));
  dial(who, answered, desk("p1", "201", "Up"), "ANSWER");
  return who;
}

describe("an Asterisk's channels", () => {
  test("are calls of the desk where they ring one of its lines, and are none of its business elsewhere", () => {
    const who = follower();
    expect(told(who, "ChannelCreated", { channel: caller })).toEqual([]);
    expect(dial(who, caller, desk("p9", "250"))).toEqual([]);
    expect(dial(who, caller, desk("p1", "201"))).toEqual(["newCall c1 +4722001412 201"]);
    expect(dial(who, caller, desk("p1", "201"), "RINGING")).toEqual([]);
    expect(dial(who, caller, desk("p2", "202"))).toEqual(["newCall c1 +4722001412 202"]);
    expect(told(who, "ChannelStateChange", { channel: desk("p2", "202", "Up") })).toEqual(["answer c1 +4722001412 202"]);
    expect(dial(who, answered, desk("p2", "202", "Up"), "ANSWER")).toEqual([]);
    expect(told(who, "ChannelDestroyed", { channel: desk("p1", "201"), cause: 26, cause_txt: "Answered elsewhere" })).toEqual([]);
    expect(told(who, "ChannelDestroyed", { channel: answered, cause: 16, cause_txt: "Normal Clearing" })).toEqual([
      "hangup c1 +4722001412 Normal Clearing",
    ]);
    expect(told(who, "ChannelDestroyed", { channel: desk("p2", "202"), cause: 16, cause_txt: "" })).toEqual([]);
    expect([who.legs.size, who.talks.size]).toEqual([1, 0]);
  });

  test("wait in a queue of the desk's before any telephone rings, and by the ends of a Local channel", () => {
    const who = follower();
    const fields = { dialplan_app: "Queue", dialplan_app_data: "Helpdesk,tT,,,60" };
    expect(told(who, "ChannelDialplan", { channel: caller, ...fields })).toEqual(["newCall c1 +4722001412 Helpdesk"]);
    const queued = { ...caller, dialplan: { ...caller.dialplan, app_name: "Queue", app_data: "Helpdesk" } };
    const [first, second] = [ariChannel("l1", "Local/77@agents-0000000b;1"), ariChannel("l2", "Local/77@agents-0000000b;2")];
    expect(dial(who, queued, first)).toEqual([]);
    expect(dial(who, second, desk("p1", "201"))).toEqual(["newCall c1 +4722001412 201"]);
    expect(dial(who, second, desk("p1", "201", "Up"), "ANSWER")).toEqual(["answer c1 +4722001412 201"]);
  });

  test("go out where a line of the desk's begins them; what lines say to each other is nobody's", () => {
    const who = follower();
    const mine = ariChannel("o1", "PJSIP/201-0000000c", { number: "201", exten: "55002107", state: "Ring" });
    const out = ariChannel("o2", "PJSIP/trunk-0000000d", { number: "55002107" });
    const [rings] = hear(who, read("Dial", { caller: mine, peer: out, dialstatus: "" }), at);
    expect(rings).toMatchObject({ type: "newCall", direction: "outbound", number: "55002107", lines: ["201"] });
    expect(dial(who, mine, { ...out, state: "Up" }, "ANSWER")).toEqual(["answer o1 55002107 201"]);
    expect(dial(who, ariChannel("i1", "PJSIP/202-0000000e", { exten: "201" }), desk("i2", "201"))).toEqual([]);
  });

  test("forge nothing by the number they show: only what they are connected by is a line", () => {
    const who = follower();
    const forged = { ...caller, caller: { name: "Per Haug", number: "201" } };
    const [rings] = hear(who, read("Dial", { caller: forged, peer: desk("p1", "202"), dialstatus: "" }), at);
    expect(rings).toMatchObject({ type: "newCall", direction: "inbound", number: "201", lines: ["202"], answering: [] });
  });

  test("are put on hold by the desk, not by whoever calls", () => {
    const who = talking();
    expect(told(who, "ChannelHold", { channel: caller })).toEqual([]);
    expect(told(who, "ChannelHold", { channel: desk("p1", "201"), musicclass: "default" })).toEqual(["hold c1 +4722001412 201"]);
    expect(told(who, "ChannelUnhold", { channel: desk("p1", "201") })).toEqual(["resume c1 +4722001412 201"]);
  });

  test("are put through blindly: over for whoever did it, and a call of its own for whoever is rung next", () => {
    const who = talking();
    const fields = { channel: desk("p1", "201"), transferee: answered, exten: "202", context: "internal", is_external: true, bridge: {} };
    expect(told(who, "BridgeBlindTransfer", { ...fields, result: "Fail" })).toEqual([]);
    expect(told(who, "BridgeBlindTransfer", { ...fields, result: "Success" })).toEqual([
      "transfer c1 +4722001412 202",
      "hangup c1 +4722001412 transferred",
    ]);
    expect(told(who, "ChannelDestroyed", { channel: desk("p1", "201"), cause: 16, cause_txt: "" })).toEqual([]);
    expect(dial(who, answered, desk("p2", "202"))).toEqual(["newCall c1~1 +4722001412 202"]);
    expect(dial(who, answered, desk("p2", "202", "Up"), "ANSWER")).toEqual(["answer c1~1 +4722001412 202"]);
    expect(told(who, "ChannelDestroyed", { channel: caller, cause: 16, cause_txt: "" })).toEqual(["hangup c1~1 +4722001412 "]);
  });

  test("are put through after a word: whoever takes over has it at once", () => {
    const who = talking();
    const [second, target] = [ariChannel("q1", "PJSIP/201-0000000f", { exten: "202" }), desk("q2", "202", "Up")];
    dial(who, second, target, "ANSWER");
    const fields = {
      transferer_first_leg: desk("p1", "201"),
      transferer_second_leg: second,
      transferee: answered,
      transfer_target: target,
    };
    expect(told(who, "BridgeAttendedTransfer", { ...fields, result: "Success", destination_type: "bridge", is_external: true })).toEqual([
      "transfer c1 +4722001412 202",
      "hangup c1 +4722001412 transferred",
      "newCall c1~1 +4722001412 202",
      "answer c1~1 +4722001412 202",
    ]);
  });

  test("are over when everybody who had answered is gone, and begin no call by moving on in the dial plan", () => {
    const who = talking();
    expect(told(who, "ChannelDestroyed", { channel: desk("p1", "201"), cause: 16, cause_txt: "Normal Clearing" })).toEqual([
      "hangup c1 +4722001412 Normal Clearing",
    ]);
    const survey = { channel: answered, dialplan_app: "Playback", dialplan_app_data: "goodbye" };
    expect(told(who, "ChannelDialplan", survey)).toEqual([]);
    const back = { channel: answered, dialplan_app: "Queue", dialplan_app_data: "Helpdesk" };
    expect(told(who, "ChannelDialplan", back)).toEqual(["newCall c1~1 +4722001412 Helpdesk"]);
  });

  test("are asked for anew after a break: what is gone is over, what rings rings, what is spoken is answered", () => {
    const link = (channel: ReturnType<typeof ariChannel>, linked: string) => {
      const { channel: one } = read("ChannelCreated", { channel }) as Extract<Frame, { type: "ChannelCreated" }>;
      return { ...one, linked };
    };
    const open = [
      { call_id: "gone", direction: "inbound" as const, number: "+4799887766", queue: null },
      { call_id: "c1~2", direction: "inbound" as const, number: "+4722001412", queue: "Helpdesk" },
    ];
    const there = [link(desk("p1", "201", "Up"), "c1"), link(answered, "c1"), link(ariChannel("x", "PJSIP/250-00000010"), "x")];
    const who = follower();
    const once = resync(who, there, open, at).map(({ type, call_id, lines: of }) => `${type} ${call_id} ${of.join("+")}`);
    expect(once).toEqual(["hangup gone ", "newCall c1~2 201", "answer c1~2 201"]);
    expect(resync(who, there, [], at), "told once").toEqual([]);
    expect(resync(who, [], [], at).map(({ type, call_id }) => `${type} ${call_id}`)).toEqual(["hangup c1~2"]);
  });

  test("keep no more than an exchange has", () => {
    const who = follower();
    for (let n = 0; n < 10_050; n++) told(who, "ChannelCreated", { channel: ariChannel(`n${n}`, `PJSIP/t-${n}`) });
    expect(who.legs.size).toBeLessThanOrEqual(10_000);
  });
});

test.each(["", "{", "null", "[]", "7", '{"type":7}', '{"type":"Dial"}', '{"type":"ChannelCreated","channel":{"id":"","name":"x"}}'])(
  "%j is no event",
  (text) => expect(readFrame(text)).toBe("wrong"),
);
test("an event of no concern is passed over, and words keep to one line", () => {
  expect(readFrame('{"type":"ChannelVarset","variable":"x"}')).toBeNull();
  const frame = read("ChannelCreated", { channel: { ...caller, name: "PJSIP/201\u202e\n-0000000a" } });
  expect(frame).toMatchObject({ channel: { name: "PJSIP/201 -0000000a" } });
});
test("a time is read with its zone, and one that no clock can mean is now", () => {
  expect(timeOf("2026-03-02T10:00:05.000+0100", at)).toEqual(new Date(at.getTime() + 5000));
  expect(timeOf("2001-03-02T10:00:05.000+0100", at)).toBe(at);
  expect(timeOf("soon", at)).toBe(at);
  expect(timeOf(undefined, at)).toBe(at);
});
