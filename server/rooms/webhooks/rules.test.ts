import { createHmac } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { StoredEvent } from "../../platform/events/read.ts";
import { checkAddress, nameHosts } from "../../platform/egress/index.ts";
import { isClosed, payloadOf } from "./payload.ts";
import { nextTry, pauseUntil } from "./retry-times.ts";
import { sign } from "./sign.ts";
import { verdictOn, verdictOnError } from "./verdict.ts";

afterEach(() => nameHosts({ hosts: [] }));
const now = new Date("2026-03-02T08:00:00Z");

test("a signature is HMAC-SHA-256 over id, time and body, one for each secret", () => {
  const key = Buffer.alloc(24, 7);
  const mac = createHmac("sha256", key).update('msg_1.1614265330.{"a":1}').digest("base64");
  expect(sign([`whsec_${key.toString("base64")}`], "msg_1", 1614265330, '{"a":1}')).toBe(`v1,${mac}`);
  expect(sign(["whsec_AAAA", "whsec_BBBB"], "msg_1", 1, "{}").split(" ")).toHaveLength(2);
});

test("tries follow the schedule of Standard Webhooks, up to a fifth later, and end", () => {
  const seconds = (tries: number, chance: number) => ((nextTry(now, tries, chance)?.getTime() ?? 0) - now.getTime()) / 1000;
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => seconds(tries, 0))).toEqual([
    5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400,
  ]);
  expect([seconds(2, 1), nextTry(now, 10)]).toEqual([360, null]);
});

test("an address that asks for time gets it, an hour at most", () => {
  const wait = (failures: number, asked: number | null) => (pauseUntil(now, failures, asked, 0).getTime() - now.getTime()) / 1000;
  expect([wait(1, null), wait(9, null), wait(1, 90), wait(1, 99_999)]).toEqual([5, 600, 90, 3600]);
});

test.each([
  [200, null, false],
  [204, null, false],
  [302, "redirected", false],
  [400, "status", false],
  [410, "gone", false],
  [429, "status", true],
  [503, "status", true],
])("%s means %s, and holds others back: %s", (status, trouble, pauses) => {
  expect(verdictOn(status)).toMatchObject({ trouble, pauses });
});
test.each([
  ["EGRESS", "not_allowed"],
  ["ETIMEDOUT", "no_answer"],
  ["ENOTFOUND", "unknown_host"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate"],
  ["ECONNREFUSED", "no_connection"],
])("%s is told as %s", (code, trouble) => expect(verdictOnError(code).trouble).toBe(trouble));

describe("an address", () => {
  const refused = (url: string) => {
    try {
      return checkAddress(url);
    } catch (error) {
      return (error as { errors: { code: string }[] }).errors[0]?.code;
    }
  };
  test.each([
    ["https://hooks.example/in?x=1", "https://hooks.example/in?x=1"],
    ["https://hooks.example:8443/", "https://hooks.example:8443/"],
    ["http://hooks.example/", "needs_tls"],
    ["ftp://hooks.example/", "needs_tls"],
    ["nonsense", "web_address"],
    ["https://user:pass@hooks.example/", "web_address"],
    ["https://hooks.example:25/", "web_address"],
    ["https://127.0.0.1/", "inside_address"],
    ["https://2130706433/", "inside_address"],
    ["https://[::1]/", "inside_address"],
    ["https://10.0.0.4/", "inside_address"],
    ["https://169.254.169.254/", "inside_address"],
    ["https://localhost/", "inside_address"],
  ])("%s: %s", (url, answer) => expect(refused(url)).toBe(answer));

  test("inside is for hosts that the server's settings name, and never a cloud's own figures", () => {
    nameHosts({ hosts: ["Hooks.Inside.example", "10.0.0.4", "169.254.169.254"] });
    expect(["http://hooks.inside.example:80/", "http://10.0.0.4/", "http://10.0.0.5/", "https://169.254.169.254/"].map(refused)).toEqual([
      "http://hooks.inside.example/",
      "http://10.0.0.4/",
      "needs_tls",
      "inside_address",
    ]);
  });
});

test("what is told holds ids and marks, and no word that somebody wrote", () => {
  const event: StoredEvent = {
    id: "e1",
    xid: "1",
    type: "ticket.changed",
    at: now,
    actor_id: "p1",
    ticket_id: "t1",
    contact_id: null,
    person_id: null,
    public: false,
    data: { changes: { subject: { from: "canary", to: "canary" } }, reason: "canary", name: "canary", address: "canary", tier: 2 },
  };
  const body = payloadOf(event, { id: "t1", number: 1042, status: "open", team_id: "m1", tier: 2 });
  expect(body).not.toContain("canary");
  expect(JSON.parse(body)).toEqual({
    type: "ticket.changed",
    timestamp: "2026-03-02T08:00:00.000Z",
    data: {
      event_id: "e1",
      actor_id: "p1",
      ticket: { id: "t1", number: 1042, status: "open", team_id: "m1", tier: 2 },
      changed: ["subject"],
      tier: 2,
    },
  });
});

test.each([
  [false, false, false],
  [true, false, true],
  [false, true, true],
])("of one that is restricted (%s) or confidential (%s) nothing is told: %s", (restricted, confidential, closed) => {
  expect(isClosed({ restricted, confidential })).toBe(closed);
});
