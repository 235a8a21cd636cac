import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { endContact } from "./end-contact.ts";
import { presentContact } from "./present.ts";
import { startContact } from "./start-contact.ts";
import { findContact, liveContacts, updateContact } from "./store.ts";
import { talkingNow } from "./talking.ts";
import { heardMore, sawAll } from "./unread.ts";

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second));
const all = { ticket: true, note: true };

// Seen red: with `unread` set instead of added to, with `unread_since` written anew by every word, and with the hung up counted as talking.
describe("the open contacts of a technician", () => {
  test("tell of every channel how much is unread and since when it waits", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const me = actors.per.personId ?? "";
    const chat = await startContact(db, actors.per, at(0), { channel: "chat", direction: "inbound" });
    const walk = await startContact(db, actors.per, at(1), { channel: "walk_in", direction: "inbound" });
    await heardMore(db, chat, at(10));
    await heardMore(db, chat, at(12), 2);
    const shown = async () => (await liveContacts(db, me)).map((row) => presentContact(row, all));
    expect(await shown()).toMatchObject([
      { id: chat, channel: "chat", unread: 3, since: at(10).toISOString() },
      { id: walk, channel: "walk_in", unread: 0, since: at(1).toISOString() },
    ]);
    await sawAll(db, chat, at(20));
    await sawAll(db, chat, at(21));
    expect(await shown()).toMatchObject([{ unread: 0, since: at(0).toISOString() }, {}]);
    await heardMore(db, chat, at(30));
    await endContact(db, actors.per, at(40), chat, { outcome: "answered" });
    expect(await findContact(db, chat)).toMatchObject({ unread: 0, unread_since: null });
  });

  test("keep nobody busy for long after the other side has hung up", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const me = actors.per.personId ?? "";
    const call = await startContact(db, actors.per, at(0), { channel: "phone", direction: "inbound" });
    const later = new Date(at(0).getTime() + 20 * 60_000);
    expect((await talkingNow(db, later)).has(me)).toBe(true);
    await updateContact(db, call, { hung_up_at: at(5) });
    expect((await talkingNow(db, at(50))).has(me)).toBe(true);
    expect((await talkingNow(db, later)).has(me)).toBe(false);
  });
});
