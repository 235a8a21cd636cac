import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey, setPassword } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Seen red by `trustProxy: true`.

let desk: Desk;
let world: World;
beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    await setPassword(tx, made.people.administrator.id, "seven rusty anchors");
    return made;
  });
});
afterAll(() => desk.close());

/** A request written by hand, as no client of ours would. */
const raw = (lines: readonly string[], body = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(desk.base).port), "127.0.0.1");
    let heard = "";
    socket.on("data", (bytes) => (heard += String(bytes)));
    socket.on("error", reject);
    socket.on("close", () => resolve(heard));
    socket.write([...lines, "connection: close", "", body].join("\r\n"));
  });

const liars: Record<string, string>[] = [
  ...["x-remote-user", "x-forwarded-user", "remote-user", "x-authenticated-user", "x-user-id", "x-webauth-user", "x-forwarded-email"].map(
    (name) => ({ [name]: "nina.strand@nordvik.example" }),
  ),
  { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", "cf-connecting-ip": "127.0.0.1", forwarded: "for=127.0.0.1" },
  { "x-original-url": "/api/v1/health", "x-rewrite-url": "/api/v1/health", "x-http-method-override": "GET" },
];

describe("D5: nobody is believed because of a header", () => {
  it.each(liars)("%j", async (headers) => {
    for (const path of ["/people", "/audit", "/session"])
      expect([path, (await desk.call("GET", path, { headers })).status]).toEqual([path, 401]);
  });

  it("a session is of the address that the connection comes from", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9", forwarded: "for=203.0.113.9" };
    const body = { email: world.people.administrator.email, password: "seven rusty anchors" };
    expect((await desk.call("POST", "/session", { body, headers })).status).toBe(201);
    const { rows } = await desk.pool.query("select distinct ip from session");
    expect(rows).toEqual([{ ip: "127.0.0.1" }]);
  });

  it("no mail and no answer names a host that a request made up", async () => {
    const body = JSON.stringify({ email: world.people.ane.email });
    const lies = ["host: evil.example", "x-forwarded-host: evil.example", "x-forwarded-proto: http"];
    const about = ["content-type: application/json", `content-length: ${body.length}`];
    await raw(["POST /api/v1/sign-in-codes HTTP/1.1", ...lies, ...about], body);
    const ticket = JSON.stringify({ subject: "Help" });
    const { key } = await transaction(desk.db, (tx) => createApiKey(tx, { personId: world.people.ane.id, name: "test" }));
    const more = ["content-type: application/json", `content-length: ${ticket.length}`, `authorization: Bearer ${key}`];
    await raw(["POST /api/v1/tickets HTTP/1.1", ...lies, ...more], ticket);
    await settle(desk.db, notifications.reactions ?? []);
    const { rows } = await desk.pool.query("select * from outbox");
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).toContain("help.nordvik.example");
    expect(JSON.stringify(rows)).not.toContain("evil");
    for (const path of ["/", "/desk", "/api/docs", "/api/v1/openapi.json", "/api/v1/health", "/nowhere"]) {
      const answer = await raw([`GET ${path} HTTP/1.1`, "host: evil.example", "x-forwarded-host: evil.example"]);
      expect([path, answer.includes("evil")]).toEqual([path, false]);
    }
  });

  const tricks = [
    ...["/api/v1//people", "/api/v1/people/", "/api/v1/people;x=1", "/api/v1;/people", "/api/v1/%70eople", "/%61pi/v1/people"],
    ...["/api/v1/./people", "/api/v1/x/../people", "/api/v1/health/../people", "/API/V1/people", "//api/v1/people", "/api\\v1\\people"],
    ...["/api/v1/people%2f", "/api/v1/people%00", "/api/v1/people?x=/health", "/api/v1/people#/health", "http://127.0.0.1/api/v1/people"],
    ...["http://evil.example/api/v1/people", "https://help.nordvik.example/api/v1/people", "*"],
  ];
  it.each(tricks)("a visitor gets no further by asking for %s", async (target) => {
    const answer = await raw([`GET ${target} HTTP/1.1`, "host: help.nordvik.example"]);
    const status = Number(answer.split(" ")[1]);
    // At most the page of the web application, which is everybody's.
    expect([400, 401, 403, 404, 405].includes(status) || (status === 200 && /content-type: text\/html/i.test(answer))).toBe(true);
    expect(answer).not.toContain("Ane Berg");
  });

  it("and somebody who may not, neither", async () => {
    const cookie = await desk
      .call("POST", "/session", { body: { email: world.people.administrator.email, password: "seven rusty anchors" } })
      .then((answer) => answer.cookie ?? "");
    await desk.pool.query("delete from role_grant where person_id = $1", [world.people.administrator.id]);
    for (const target of tricks) {
      const answer = await raw([`GET ${target} HTTP/1.1`, "host: help.nordvik.example", `cookie: ${cookie}`]);
      expect([target, answer.includes("Ane Berg")]).toEqual([target, false]);
    }
  });
});
