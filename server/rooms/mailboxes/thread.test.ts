import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import type { Db } from "../../platform/db.ts";
import { configureSealing } from "../../platform/sealing.ts";
import { openTicket } from "../tickets/index.ts";
import {
  findMailbox,
  findMailboxById,
  keepReferences,
  listMailboxes,
  readToken,
  replyAddress,
  threadsOf,
  ticketsReferenced,
  tokenIn,
} from "./index.ts";

const now = new Date("2026-03-02T09:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const mailbox = { address: "support@nordvik.example", plus_addressing: true };

beforeAll(() => configureSealing(randomBytes(32)));

async function begin(db: Db) {
  const { actors, people } = await smallWorld(db);
  const open = (subject: string) =>
    openTicket(db, actors.per, now, { subject, description: "", channel: "web", requester: { id: people.ane.id } });
  return { people, one: await open("One"), other: await open("Other") };
}

describe("the reply address", () => {
  test("is the same for the same ticket and person, and another for anybody else", async ({ db }) => {
    const { people, one, other } = await begin(db);
    const address = (ticketId: string, personId: string) => replyAddress(db, now, { mailbox, ticketId, personId });
    const given = await address(one.id, people.ane.id);
    expect(given).toMatch(/^support\+[a-z2-7]{26}@nordvik\.example$/);
    expect(await address(one.id, people.ane.id)).toBe(given);
    expect(new Set([given, await address(other.id, people.ane.id), await address(one.id, people.jonas.id)]).size).toBe(3);
  });

  test("opens its own ticket, and a guessed one opens none", async ({ db }) => {
    const { people, one } = await begin(db);
    const token = tokenIn((await replyAddress(db, now, { mailbox, ticketId: one.id, personId: people.ane.id })) ?? "");
    expect(await readToken(db, token ?? "", later(400))).toMatchObject({ ticket_id: one.id, person_id: people.ane.id, technician: false });
    const guessed = `${token?.startsWith("a") ? "b" : "a"}${token?.slice(1)}`;
    expect(await readToken(db, guessed, now)).toBeUndefined();
    expect(tokenIn("support@nordvik.example")).toBeNull();
  });

  test("speaks for the desk for fourteen days only", async ({ db }) => {
    const { people, one } = await begin(db);
    const given = { mailbox, ticketId: one.id, personId: people.per.id, technician: { cause: "a message", inside: true } };
    const token = tokenIn((await replyAddress(db, now, given)) ?? "") ?? "";
    expect(await readToken(db, token, later(13))).toMatchObject({ technician: true, inside: true });
    expect(await readToken(db, token, later(15))).toBeUndefined();
  });

  test("is the mailbox's own where its server takes no others", async ({ db }) => {
    const { one } = await begin(db);
    const plain = { address: mailbox.address, plus_addressing: false };
    expect(await replyAddress(db, now, { mailbox: plain, ticketId: one.id, personId: null })).toBe(mailbox.address);
    expect(await replyAddress(db, now, { mailbox: { ...mailbox, address: null }, ticketId: one.id, personId: null })).toBeNull();
  });
});

// Seen red: with all of a thread; with what only those inside have.
describe("references", () => {
  const theirs = { ours: false, at: now };

  test("of a long thread are its first and its latest, and none that only those inside have", async ({ db }) => {
    const { one, other } = await begin(db);
    const ids = Array.from({ length: 40 }, (_, n) => `message.${String(n).padStart(2, "0")}@example.com`);
    await keepReferences(
      db,
      ids.flatMap((messageId, n) => [
        { ours: false, messageId, ticketId: one.id, at: new Date(now.getTime() + n) },
        { ours: true, inside: true, messageId, ticketId: other.id, at: now },
      ]),
    );
    expect(await threadsOf(db, "ticket", [one.id, other.id])).toEqual(new Map([[one.id, [ids[0], ...ids.slice(-19)]]]));
  });

  test("find the tickets of a thread, those of ours first", async ({ db }) => {
    const { one, other } = await begin(db);
    await keepReferences(db, [{ ...theirs, messageId: "theirs@example.com", ticketId: one.id }]);
    const ids = ["ours@nordvik.example", "ours@nordvik.example", ""];
    await keepReferences(
      db,
      ids.map((messageId) => ({ messageId, ticketId: other.id, ours: true, at: now })),
    );
    expect(await ticketsReferenced(db, ["theirs@example.com", "ours@nordvik.example", "unknown"])).toEqual([
      { ticket_id: other.id, message_id: "ours@nordvik.example", ours: true, side_id: null },
      { ticket_id: one.id, message_id: "theirs@example.com", ours: false, side_id: null },
    ]);
    expect(await threadsOf(db, "ticket", [one.id, other.id])).toEqual(
      new Map([
        [one.id, ["theirs@example.com"]],
        [other.id, ["ours@nordvik.example"]],
      ]),
    );
  });
});

test("one mailbox is there from the start", async ({ db }) => {
  const support = await findMailbox(db, "support");
  expect(support).toMatchObject({ name: "Support", address: null, active: true });
  expect(await findMailboxById(db, support?.id ?? "")).toEqual(support);
  expect(await listMailboxes(db)).toEqual([support]);
});
