import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { newId } from "../../platform/id.ts";
import { tables, type Db } from "../../platform/db.ts";
import { retryAll } from "./retry-all.ts";
import { listMessages } from "./store.ts";
import { countByLook } from "./store-count.ts";
import type { OutboxTables, Trouble } from "./tables.ts";

// Seen red: with `looksLike` asking for the state alone (store.ts) what was sent back was retried with what failed; without the
// condition on its kind an old code for signing in was sent again.
const at = new Date("2026-03-02T09:00:00Z");

const put = (db: Db, state: OutboxTables["outbox"]["state"], trouble: Trouble | null = null, more: object = {}) =>
  tables<OutboxTables>(db)
    .insertInto("outbox")
    .values({
      id: newId(),
      kind: "replied",
      to_address: "old@nordvik.example",
      language: "en",
      subject: state,
      body: "",
      state,
      trouble,
      created_at: at,
      ...more,
    })
    .execute();

async function begin(db: Db) {
  const world = await smallWorld(db);
  for (const state of ["waiting", "sent", "failed", "expired", "canceled"] as const) await put(db, state);
  await put(db, "failed", "bounced", { subject: "bounced", person_id: world.people.ane.id });
  await put(db, "failed", null, { subject: "code", kind: "sign_in_code" });
  return { world, admin: world.actors.administrator };
}
const waiting = async (db: Db) => (await listMessages(db, null, 50, { state: "waiting" })).map(({ subject }) => subject).toSorted();

describe("what did not arrive is sent again", () => {
  test("all of it, but what is of no use any more", async ({ db }) => {
    const { admin } = await begin(db);
    expect(await countByLook(db)).toEqual({ waiting: 1, sending: 0, maybe_sent: 0, failed: 2, bounced: 1, expired: 1, retryable: 3 });
    expect(await retryAll(db, admin, at, undefined)).toEqual({ retried: 3, left: 0 });
    expect(await waiting(db)).toEqual(["bounced", "expired", "failed", "waiting"]);
    expect(await countByLook(db)).toMatchObject({ waiting: 4, failed: 1, bounced: 0, expired: 0, retryable: 0 });
  });

  test("only what ended like that, to the address that its person has now", async ({ db }) => {
    const { admin, world } = await begin(db);
    expect(await retryAll(db, admin, at, "bounced")).toEqual({ retried: 1, left: 0 });
    const [again] = (await listMessages(db, null, 50, { state: "waiting" })).filter(({ subject }) => subject === "bounced");
    expect(again).toMatchObject({ to_address: world.people.ane.email, trouble: null });
    expect((await listMessages(db, null, 50, { state: "failed" })).map(({ subject }) => subject).toSorted()).toEqual(["code", "failed"]);
    expect(await listMessages(db, null, 50, { state: "bounced" })).toEqual([]);
  });
});
