import { describe, expect, it } from "vitest";
import { countersOf, networkOf, waitFor, type Attempt } from "./limits.ts";

const now = new Date("2026-03-02T08:00:10Z");
const attempt = (over: Partial<Attempt> = {}): Attempt => ({
  trial: "password",
  email: "ane@nordvik.example",
  ip: "10.0.0.7",
  known: false,
  ...over,
});
const keysOf = (over: Partial<Attempt> = {}) => countersOf(attempt(over), now).map((counter) => counter.key);

describe("a network", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("of %s is %s", (ip, network) => expect(networkOf(ip)).toBe(network));
});

describe("the counters of a try", () => {
  it("hold no address that can be read", () => expect(keysOf().join()).not.toContain("nordvik"));

  it("of a known place are apart from those of strangers, so that strangers cannot use them up", () => {
    const [strange, known] = [keysOf(), keysOf({ known: true })];
    const shared = strange.filter((key) => known.includes(key));
    expect(shared.every((key) => key.includes("network"))).toBe(true);
    expect(known.some((key) => key.includes("desk"))).toBe(false);
  });

  it("of two people do not mix", () => {
    const other = keysOf({ email: "jonas@nordvik.example", ip: "10.0.0.8" });
    expect(keysOf().filter((key) => other.includes(key))).toEqual(["password:desk:60"]);
  });

  it("come in one order, so that parallel tries do not block each other", () => {
    const keys = keysOf();
    expect(keys).toEqual(keys.toSorted());
  });

  it("ask to wait for the end of the window that is full, and the longest of them", () => {
    const counters = countersOf(attempt(), now);
    const full = (seconds: number) =>
      counters.filter((at) => at.key.includes("account") && at.key.endsWith(`:${seconds}`)).map((at) => [at.key, at.most + 1] as const);
    expect(waitFor(counters, new Map(counters.map((at) => [at.key, at.most])), now)).toBe(0);
    expect(waitFor(counters, new Map(full(60)), now)).toBe(50);
    expect(waitFor(counters, new Map([...full(60), ...full(900)]), now)).toBe(890);
  });

  it("let strangers try a code less often than it can be tried, so that its owner keeps a try", () => {
    const most = countersOf(attempt({ trial: "code" }), now)
      .filter((at) => at.key.includes("account"))
      .map((at) => at.most);
    expect(Math.max(...most)).toBeLessThan(5);
  });
});
