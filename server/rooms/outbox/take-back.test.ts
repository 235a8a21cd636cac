import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settle } from "../../../tests/database.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { room as notifications } from "../notifications/index.ts";

// Seen red: without the look at the outbox a reply was taken back whose mail was being sent; without the ten seconds, one that was older;
// without its trouble (withdraw.ts) an administrator sent it after all.
let desk: Desk;
let keys: SmallDesk["keys"];
let signIn: SmallDesk["signIn"];
let per: string;

beforeAll(async () => {
  ({ desk, keys, signIn } = await openSmallDesk());
  per = await signIn("per");
});
afterAll(() => desk.close());

const happened = () => settle(desk.db, notifications.reactions ?? []);
async function answered(): Promise<{ id: string; reply: string }> {
  const opened = await desk.call("POST", "/tickets", { key: keys.get("ane"), body: { subject: "No sound" } });
  const { id } = opened.body as { id: string };
  const reply = await desk.call("POST", `/tickets/${id}/replies`, { key: keys.get("per"), body: { body: "Turn it up.", wait: true } });
  return { id, reply: reply.body.id };
}
const undo = (id: string, reply: string, name: Who = "per") =>
  desk.call("POST", `/tickets/${id}/replies/${reply}/cancellations`, { key: keys.get(name) });
const mailOf = async (reply: string) => (await desk.pool.query("select state from outbox where entry_id = $1", [reply])).rows;

describe("taking a reply back", () => {
  it("within ten seconds: its mail never leaves, its words are a draft, the ticket stands as before, and the timeline says so inside only", async () => {
    const { id, reply } = await answered();
    await happened();
    expect(await mailOf(reply)).toEqual([{ state: "waiting" }]);
    const taken = await undo(id, reply);
    expect([taken.status, taken.body]).toEqual([200, { body: "Turn it up.", attachments: [] }]);
    expect(await mailOf(reply)).toEqual([{ state: "canceled" }]);
    expect((await desk.call("GET", `/tickets/${id}`, { key: keys.get("per") })).body).toMatchObject({
      status: "new",
      waiting_reason: null,
    });
    const drafts = await desk.call("GET", `/drafts?key=reply:${id}`, { cookie: per });
    expect(drafts.body.items).toMatchObject([{ body: "Turn it up." }]);
    const timeline = async (name: Who) => (await desk.call("GET", `/tickets/${id}/timeline`, { key: keys.get(name) })).text;
    expect(await timeline("per")).toContain("ticket.reply_taken_back");
    expect(await timeline("ane")).not.toMatch(/taken_back|Turn it up/);
    expect((await undo(id, reply)).status).toBe(404);
  });

  it("for good: nobody sends its mail after all, whatever else they may send again", async () => {
    const { id, reply } = await answered();
    await happened();
    const deliveries = async () => (await desk.call("GET", `/tickets/${id}/deliveries`, { key: keys.get("administrator") })).body.items;
    const mail = (await deliveries()).find((one: { entry_id: string }) => one.entry_id === reply);
    await undo(id, reply);
    const again = await desk.call("POST", `/outbox/${mail.id}/retries`, { key: keys.get("administrator") });
    expect([again.status, again.body.code]).toEqual([409, "message_taken_back"]);
    expect((await deliveries()).find((one: { id: string }) => one.id === mail.id)).toMatchObject({
      state: "canceled",
      can: { retry: false },
    });
  });

  it("before anybody was told at all: nobody ever is", async () => {
    const { id, reply } = await answered();
    expect((await undo(id, reply)).status).toBe(200);
    await happened();
    expect(await mailOf(reply)).toEqual([]);
  });

  it("not once its mail is being sent, not after ten seconds, and not by anybody else", async () => {
    const { id, reply } = await answered();
    await happened();
    expect((await undo(id, reply, "kari")).status).toBe(403);
    expect((await undo(id, reply, "ane")).status).toBe(403);
    await desk.pool.query("update outbox set state = 'sending', attempts = 1 where entry_id = $1", [reply]);
    expect((await undo(id, reply)).status).toBe(409);
    await desk.pool.query("update outbox set state = 'waiting', attempts = 0 where entry_id = $1", [reply]);
    desk.pass(11_000);
    expect((await undo(id, reply)).status).toBe(409);
    expect((await desk.call("GET", `/tickets/${id}/timeline`, { key: keys.get("ane") })).text).toContain("Turn it up.");
  });
});
