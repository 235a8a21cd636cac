import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settle } from "../../../tests/database.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { uploadFile } from "../../../tests/uploads.ts";
import { room as notifications } from "../notifications/index.ts";
import { room as later } from "./index.ts";
import { sendDueReplies } from "./send-due.ts";

// Seen red: without the row's going in the same transaction (send-scheduled.ts) two runs sent it twice; without the look for others'
// replies in send-due.ts it left over an answer that the reaction had not seen yet; without `meant_at` it never left after "Change".
const hour = 3_600_000;
let desk: Desk;
let keys: SmallDesk["keys"];
let signIn: SmallDesk["signIn"];
let per: string;
let id: string;

beforeAll(async () => {
  ({ desk, keys, signIn } = await openSmallDesk());
});
afterAll(() => desk.close());
beforeEach(async () => {
  per = await signIn("per");
  await desk.pool.query("delete from scheduled_reply");
  id = (await desk.call("POST", "/tickets", { key: keys.get("ane"), body: { subject: "No sound" } })).body.id;
});

const call = (name: Who, method: string, path: string, body?: unknown) =>
  desk.call(method, `/tickets/${id}${path}`, { key: keys.get(name), body });
const at = (hours: number) => new Date(desk.now().getTime() + hours * hour).toISOString();
const schedule = (given: object = {}) => call("per", "POST", "/scheduled-replies", { body: "Turn it up.", send_at: at(2), ...given });
const waiting = async (name: Who = "per") => (await call(name, "GET", "/scheduled-replies")).body.items;
const replies = async (): Promise<string[]> =>
  (await call("per", "GET", "/timeline")).body.items.flatMap((entry: { kind: string; body: string }) =>
    entry.kind === "reply" ? entry.body : [],
  );
const happened = () => settle(desk.db, [...(later.reactions ?? []), ...(notifications.reactions ?? [])]);
const due = () => sendDueReplies(desk.db, desk.now());
const notices = async () =>
  (await desk.call("GET", "/notifications", { key: keys.get("per") })).body.items.filter(
    (one: { kind: string }) => one.kind === "reply_held",
  );

describe("a reply that leaves later", () => {
  it("is seen inside until then, by no requester, and leaves once, however many send", async () => {
    const made = await schedule({ wait: true });
    expect([made.status, made.body]).toMatchObject([201, { held: null, author: { name: "Per Haug" }, can: { change: true } }]);
    await due();
    await happened();
    expect(await replies()).toEqual([]);
    expect(await waiting("kari")).toMatchObject([{ body: "Turn it up.", can: { change: false } }]);
    expect((await call("ane", "GET", "/scheduled-replies")).status).toBe(403);
    for (const path of ["", "/timeline"]) expect((await call("ane", "GET", path)).text).not.toMatch(/Turn it up|scheduled/);
    expect((await desk.call("GET", "/search?q=Turn it up", { key: keys.get("ane") })).text).not.toContain("Turn it up");
    expect((await desk.pool.query("select from outbox where body like '%Turn it up%'")).rowCount).toBe(0);
    desk.pass(2 * hour);
    await Promise.all([due(), due(), due()]);
    await due();
    expect(await replies()).toEqual(["Turn it up."]);
    expect(await waiting()).toEqual([]);
    expect((await call("per", "GET", "")).body).toMatchObject({ status: "waiting", waiting_reason: "requester" });
    await happened();
    expect((await desk.pool.query("select from outbox where body like '%Turn it up%'")).rowCount).toBe(1);
  });

  it("waits for its author when the requester writes before, who is told; and leaves when they say so", async () => {
    await schedule();
    await call("ane", "POST", "/replies", { body: "It works again!" });
    await happened();
    expect(await waiting()).toMatchObject([{ held: "replied" }]);
    expect(await notices()).toHaveLength(1);
    desk.pass(3 * hour);
    await due();
    expect(await replies()).toEqual(["It works again!"]);
    const [{ id: reply }] = await waiting();
    expect((await call("per", "PATCH", `/scheduled-replies/${reply}`, { body: "Good." })).status).toBe(400);
    const changed = await call("per", "PATCH", `/scheduled-replies/${reply}`, { body: "Good.", send_at: at(1) });
    expect([changed.status, changed.body]).toMatchObject([200, { held: null, body: "Good." }]);
    await happened();
    desk.pass(hour);
    await due();
    expect(await replies()).toEqual(["It works again!", "Good."]);
  });

  it("waits also when the answer came this very moment, and nobody has told of it yet", async () => {
    await schedule();
    desk.pass(2 * hour);
    await call("ane", "POST", "/replies", { body: "It works again!" });
    await due();
    await happened();
    expect(await replies()).toEqual(["It works again!"]);
    expect(await waiting()).toMatchObject([{ held: "replied" }]);
    const [{ id: reply }] = await waiting();
    expect((await call("per", "POST", `/scheduled-replies/${reply}/sendings`)).status).toBe(201);
    expect(await replies()).toEqual(["It works again!", "Turn it up."]);
  });

  it("waits when it may not be sent any more", async () => {
    await schedule();
    await call("per", "POST", "/resolutions", {});
    await call("ane", "POST", "/confirmations", {});
    desk.pass(2 * hour);
    await due();
    await happened();
    expect(await waiting()).toMatchObject([{ held: "refused" }]);
    expect(await replies()).toEqual([]);
  });

  it("stopped, its words are its author's draft again and its files their uploads, whoever stops it", async () => {
    const file = await uploadFile(desk, per, "log.txt", new TextEncoder().encode("line 1"));
    const given = { body: "Turn it up.", send_at: at(2), attachments: [file] };
    const made = await desk.call("POST", `/tickets/${id}/scheduled-replies`, { cookie: per, body: given });
    expect(made.body.attachments).toMatchObject([{ id: file, name: "log.txt" }]);
    const path = `/scheduled-replies/${made.body.id}`;
    expect((await call("kari", "PATCH", path, { body: "Mine now." })).status).toBe(403);
    expect((await call("kari", "POST", `${path}/sendings`)).status).toBe(403);
    const stopped = await call("kari", "POST", `${path}/cancellations`);
    expect([stopped.status, stopped.body]).toMatchObject([201, { body: "Turn it up.", attachments: [{ id: file }] }]);
    expect((await desk.call("GET", `/drafts?key=reply:${id}`, { cookie: per })).body.items).toMatchObject([{ body: "Turn it up." }]);
    expect((await call("per", "POST", `${path}/cancellations`)).status).toBe(404);
    const again = await desk.call("POST", `/tickets/${id}/replies`, { cookie: per, body: { body: "With it.", attachments: [file] } });
    expect([again.status, again.body.attachments]).toMatchObject([201, [{ id: file }]]);
  });

  it("takes its files along", async () => {
    const file = await uploadFile(desk, per, "log.txt", new TextEncoder().encode("line 1"));
    await desk.call("POST", `/tickets/${id}/scheduled-replies`, {
      cookie: per,
      body: { body: "See the log.", send_at: at(1), attachments: [file] },
    });
    desk.pass(hour);
    await due();
    const { items } = (await call("ane", "GET", "/timeline")).body;
    expect(items.at(-1)).toMatchObject({ body: "See the log.", attachments: [{ id: file, name: "log.txt" }] });
  });

  it("is refused for a time that has passed, one that nobody means, over words that were not read, and for a requester", async () => {
    expect((await schedule({ send_at: at(-1) })).body.errors).toMatchObject([{ pointer: "/send_at", code: "past" }]);
    expect((await schedule({ send_at: at(24 * 400) })).body.errors).toMatchObject([{ pointer: "/send_at", code: "too_far" }]);
    await call("ane", "POST", "/replies", { body: "Hello?" });
    expect(await schedule({ seen: null })).toMatchObject({ status: 409, body: { code: "replied_meanwhile" } });
    expect((await call("ane", "POST", "/scheduled-replies", { body: "Me", send_at: at(1) })).status).toBe(403);
  });
});
