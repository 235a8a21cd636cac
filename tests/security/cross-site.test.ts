import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { bound, openHall, type Hall } from "./hall.ts";
import { urlOf } from "./scene.ts";

// Seen red by leaving `requireSameOrigin` out.

const writes = bound.filter(({ key, route }) => !key.startsWith("GET ") && !route.foreign).map(({ key }) => key);
let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.close());

/** What browsers say of a request that a page elsewhere made; none of it can be left out by that page. */
const elsewhere: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://desk.example.evil.example" },
  { origin: "http://sub.desk.example" },
  { origin: "http://desk.example:8443" },
  { origin: "file://" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
];

describe("E8: a write that another site makes a browser send is refused", () => {
  test.each(writes)("%s", async (key) => {
    for (const headers of elsewhere) {
      hall.reached.length = 0;
      const answer = await hall.send("administrator", key.split(" ")[0] ?? "", urlOf(key), {
        headers: { host: "desk.example", ...headers },
        payload: {},
      });
      expect([headers, answer.statusCode, (answer.json() as { code: string }).code]).toEqual([headers, 403, "foreign_origin"]);
      expect(hall.reached).toEqual([]);
    }
  });

  it("also as the forms that need no leave of ours: they are no JSON", async () => {
    for (const type of ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]) {
      const answer = await hall.send("per", "POST", "/api/v1/tickets", { headers: { "content-type": type }, payload: '{"subject":"x"}' });
      expect([type, answer.statusCode]).toEqual([type, 415]);
    }
  });
});

test("E8: only what a provider posts by the browser comes from elsewhere, and there nobody is signed in", () => {
  expect(bound.filter(({ route }) => route.foreign).map(({ key }) => key)).toEqual(["POST /sign-in-ways/{key}/assertions"]);
});

describe("E8: reading changes nothing", () => {
  const reads = bound.filter(({ key }) => key.startsWith("GET ")).map(({ key }) => key);
  // A table that leaves the desk is an audit event, as a file that does.
  const noted = new Set(["GET /tickets.csv"]);
  it("no GET writes a row, but what is noted about what was taken out", async () => {
    const count = async () => {
      const { rows } = await hall.query("select sum(n_tup_ins + n_tup_upd + n_tup_del)::int as n from pg_stat_xact_user_tables");
      return rows[0].n as number;
    };
    // Once before, so that "last seen" was noted within this minute.
    await hall.send("administrator", "GET", "/api/v1/session");
    for (const key of reads) {
      const before = await count();
      await hall.send("administrator", "GET", urlOf(key));
      expect([key, (await count()) - before]).toEqual([key, noted.has(key) ? 1 : 0]);
    }
  });

  it.each(["HEAD", "OPTIONS", "TRACE", "PROPFIND"])("%s runs no handler that writes", async (method) => {
    hall.reached.length = 0;
    for (const key of writes) await hall.send("administrator", method, urlOf(key)).catch(() => {});
    expect(hall.reached.filter((key) => !key.startsWith("GET "))).toEqual([]);
  });
});

describe("E8: the same parameter twice", () => {
  it.each([
    "/tickets?queue=all_open&queue=my_shift",
    "/search?q=a&q=b",
    "/tickets?as=requester&as=",
    "/people?q[]=a",
    "/people?q[__proto__]=a",
  ])("is refused: %s", async (path) => {
    expect((await hall.send("administrator", "GET", `/api/v1${path}`)).statusCode).toBe(400);
  });

  it("twice in a body is one, and never the prototype of everything", async () => {
    const type = { "content-type": "application/json" };
    for (const payload of ['{"subject":"x","__proto__":{"restricted":true}}', '{"subject":"x","fields":{"__proto__":{"a":1}}}']) {
      expect((await hall.send("per", "POST", "/api/v1/tickets", { headers: type, payload })).statusCode).toBe(400);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)["restricted"]).toBeUndefined();
  });
});
