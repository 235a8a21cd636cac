import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { teamOf } from "../../../tests/world.ts";
import { nameHosts } from "../../platform/egress/index.ts";
import { readFeeds } from "./read-feed.ts";

// Seen red: with overlaps let through, the address of a feed told to all, a feed read each hour, a redirect taken for an answer.
let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
let server: Server;
let feed: { status: number; body: string };
let asked = 0;
let tried: Promise<unknown>;

beforeAll(async () => {
  ({ desk, keys, world } = await openSmallDesk());
  server = createServer((_, answer) => void (asked++, answer.writeHead(feed.status).end(feed.body)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  nameHosts({ hosts: [] });
  server.close();
  await desk.close();
});
beforeEach(async () => {
  nameHosts({ hosts: ["127.0.0.1"] });
  [asked, feed] = [0, { status: 200, body: ics("20991225") }];
  await desk.pool.query("delete from calendar_team; delete from calendar_site; delete from calendar");
});

const next = new Date().getFullYear() + 1;
const ics = (day: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:A feast\r\nDTSTART;VALUE=DATE:${day}\r\nEND:VEVENT\r\nEND:VCALENDAR`;
const call = (who: Who, method: string, path = "", body?: unknown, headers?: Record<string, string>) =>
  desk.call(method, `/calendars${path}`, { key: keys.get(who), body, ...(headers && { headers }) });
const office = {
  name: "Oslo",
  time_zone: "Europe/Oslo",
  hours: {
    mon: [
      ["08:00", "11:30"],
      ["12:00", "16:00"],
    ],
    sat: [["22:00", "06:00"]],
  },
};
const make = async (more: object = {}) => {
  const made = await call("administrator", "POST", "", { ...office, ...more });
  expect([made.status, made.body]).toMatchObject([201, {}]);
  return made.body;
};
const pointers = ({ body }: { body: { errors?: { pointer: string; code: string }[] } }) =>
  body.errors?.map(({ pointer, code }) => `${pointer} ${code}`);

describe("a calendar", () => {
  it("is kept with its days in order, and told to who works here; only an administrator changes it", async () => {
    const days = [{ on: "2026-12-25", name: "Christmas Day" }, { on: "2026-05-17" }];
    const made = await make({ holidays: days, exceptions: [{ on: "2026-12-24", hours: [["08:00", "12:00"]] }] });
    expect(made).toMatchObject({ ...office, version: 1, feed: null, teams: [], holidays: [{ on: "2026-05-17", name: null }, days[0]] });
    expect((await call("per", "GET")).body.items).toEqual([made]);
    expect((await call("per", "GET", `/${made.id}`)).body).toEqual(made);
    for (const who of ["per", "lead", "ane"] as const) expect((await call(who, "PATCH", `/${made.id}`, { name: "Mine" })).status).toBe(403);
    expect((await call("ane", "GET")).status).toBe(403);
    const stale = await call("administrator", "PATCH", `/${made.id}`, { name: "Bergen" }, { "if-match": '"7"' });
    expect(stale.body).toMatchObject({ code: "version_conflict", current: { name: "Oslo" } });
    expect((await call("administrator", "PATCH", `/${made.id}`, { holidays: [] })).body).toMatchObject({
      name: "Oslo",
      holidays: [],
      version: 2,
    });
    const { rows } = await desk.pool.query("select data from event where type = 'calendar.changed' order by id desc limit 1");
    expect(rows[0].data).toMatchObject({ name: "Oslo", fields: ["holidays"] });
  });

  it.each([
    [{ hours: {} }, "/hours never_open"],
    [{ hours: { mon: [] } }, "/hours never_open"],
    [{ hours: { mon: [["08:00", "08:59"]] } }, "/hours too_few_hours"],
    [{ time_zone: "Mars/Base" }, "/time_zone time_zone"],
    [{ time_zone: "+02:00" }, "/time_zone time_zone"],
    [{ hours: { mon: [["08:00", "08:00"]] } }, "/hours/mon/0 same_time"],
    [
      {
        hours: {
          mon: [
            ["08:00", "12:00"],
            ["11:00", "16:00"],
          ],
        },
      },
      "/hours/mon/1 overlaps",
    ],
    [{ hours: { mon: [["8", "12:00"]] } }, "/hours/mon/0/0 invalid_format"],
    [{ holidays: [{ on: "2026-02-29" }] }, "/holidays/0/on invalid_format"],
    [{ holidays: [{ on: "2028-02-29" }, { on: "2028-02-29" }] }, "/holidays/1/on twice"],
    [
      {
        exceptions: [
          {
            on: "2026-12-24",
            hours: [
              ["08:00", "12:00"],
              ["09:00", "10:00"],
            ],
          },
        ],
      },
      "/exceptions/0/hours/1 overlaps",
    ],
    [{ teams: ["01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"] }, "/teams/0 unknown"],
    [{ sites: ["01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"] }, "/sites/0 unknown"],
    [{ feed_url: "http://169.254.169.254/latest" }, "/feed_url needs_tls"],
    [{ feed_url: "https://10.0.0.4/holidays.ics" }, "/feed_url inside_address"],
    [{ feed_url: "file:///etc/passwd" }, "/feed_url needs_tls"],
  ])("%j is refused", async (more, told) => {
    const refused = await call("administrator", "POST", "", { ...office, ...more });
    expect([refused.status, pointers(refused)]).toEqual([400, [told]]);
  });

  it("has a name of its own, and a team has one calendar: the later one", async () => {
    const team = teamOf(world, "service-desk");
    const one = await make({ teams: [team.id], sites: [world.sites.oslo.id] });
    expect(one).toMatchObject({ teams: [{ id: team.id, name: team.name }], sites: [{ name: "Oslo" }] });
    expect(pointers(await call("administrator", "POST", "", { ...office, name: "OSLO" }))).toEqual(["/name taken"]);
    const other = await make({ name: "Nights", teams: [team.id] });
    expect((await call("per", "GET", `/${one.id}`)).body).toMatchObject({ teams: [], sites: [{ name: "Oslo" }] });
    expect((await call("administrator", "DELETE", `/${other.id}`)).status).toBe(204);
    expect((await call("per", "GET", `/${other.id}`)).status).toBe(404);
    expect((await desk.pool.query("select from calendar_team")).rowCount).toBe(0);
  });

  it("shows the next two weeks before it is kept, a night at the day on which it begins", async () => {
    const answer = await desk.call("POST", "/calendar-preview", { key: keys.get("per"), body: { time_zone: "UTC", hours: office.hours } });
    const days: { on: string; cause: string; open: { from: string; to: string }[] }[] = answer.body.days;
    expect(days).toHaveLength(14);
    expect(days[0]?.on).toBe(desk.now().toISOString().slice(0, 10));
    for (const { on, cause, open } of days) {
      const weekday = new Date(on).getUTCDay();
      expect([on, cause, open.length]).toEqual([
        on,
        weekday === 1 || weekday === 6 ? "open" : "closed",
        weekday === 1 ? 2 : weekday === 6 ? 1 : 0,
      ]);
      if (weekday === 6) expect(Date.parse(open[0]?.to ?? "") - Date.parse(open[0]?.from ?? "")).toBe(8 * 3_600_000);
    }
  });
});

describe("holidays", () => {
  it("come from a file, and those that are there keep their names", async () => {
    const { id } = await make({ holidays: [{ on: `${next}-12-25`, name: "Mine" }] });
    const put = (file: string) => call("administrator", "POST", `/${id}/holiday-imports`, { file });
    const done = await put(ics(`${next}1225`).replace("END:VCALENDAR", `${ics(`${next}0501`).split("\r\n").slice(2).join("\r\n")}`));
    expect(done.body.holidays).toEqual([
      { on: `${next}-05-01`, name: "A feast" },
      { on: `${next}-12-25`, name: "Mine" },
    ]);
    expect(done.body.not_understood).toBe(0);
    const bad = await put(ics(`${next}0601`).replace("END:VCALENDAR", "BEGIN:VEVENT\r\nno beginning\r\nEND:VEVENT\r\nEND:VCALENDAR"));
    expect([bad.status, bad.body.not_understood]).toEqual([200, 1]);
    expect(pointers(await put("hello"))).toEqual(["/file no_calendar_file"]);
    expect(pointers(await put(ics("19990101")))).toEqual(["/file no_whole_days"]);
    // Seen red: kept, with more days than its form can save.
    const many = Array.from({ length: 1999 }, (_, at) => ({
      on: new Date(Date.UTC(2200, 0, 1 + at)).toISOString().slice(0, 10),
      name: null,
    }));
    expect((await call("administrator", "PATCH", `/${id}`, { holidays: many })).status).toBe(200);
    expect((await put(ics(`${next}1225`))).status).toBe(200);
    expect(pointers(await put(ics(`${next}1226`)))).toEqual(["/file too_many_days"]);
    expect((await call("per", "POST", `/${id}/holiday-imports`, { file: ics("20270101") })).status).toBe(403);
  });

  it("are read from a feed once a day; what cannot be read is said, and what was read stays", async () => {
    const feed_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/holidays.ics`;
    feed.body = ics(`${next}1225`);
    server.once(
      "request",
      () => void (tried = desk.pool.query("select feed_tried_at from calendar").then(({ rows }) => rows[0].feed_tried_at)),
    );
    const { id } = await make({ feed_url });
    await readFeeds(desk.db, desk.now());
    await readFeeds(desk.db, desk.now());
    expect(asked).toBe(1);
    // Seen red: noted once it was read. A file that ends the process is not asked for again at once.
    expect(await tried).not.toBeNull();
    const shown = async (who: Who = "administrator") => (await call(who, "GET", `/${id}`)).body;
    const read = [{ on: `${next}-12-25`, name: "A feast" }];
    expect(await shown()).toMatchObject({ version: 2, feed: { url: feed_url, failure: null, holidays: read } });
    // An address may hold a key.
    expect((await shown("per")).feed).toMatchObject({ url: null, holidays: read });
    for (const [status, body, failure] of [
      [404, "", "refused"],
      [200, "<html>", "no_calendar"],
      [302, ics(`${next}0101`), "refused"],
    ] as const) {
      feed = { status, body };
      expect((await call("administrator", "POST", `/${id}/feed-readings`)).body.feed).toMatchObject({ failure, holidays: read });
    }
    // Nobody named the host any more: nothing is asked.
    nameHosts({ hosts: [] });
    const before = asked;
    expect((await call("administrator", "POST", `/${id}/feed-readings`)).body.feed.failure).toBe("unreachable");
    expect(asked).toBe(before);
    nameHosts({ hosts: ["127.0.0.1"] });
    const other = await call("administrator", "PATCH", `/${id}`, { feed_url: `${feed_url}?other` });
    expect(other.body.feed).toMatchObject({ read_at: null, failure: null, holidays: [] });
  });
});
