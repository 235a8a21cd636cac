import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import type { Db } from "../../platform/db.ts";
import { queueMessage, queueSignInCode, room, type MessageKind } from "./index.ts";
import { listMessages } from "../outbox/store.ts";

const values = { "ticket.number": "7", "ticket.subject": "a\r\nBcc: evil@evil.example" };
const send = (db: Db, world: World, kind: MessageKind, eventId: string | null) =>
  queueMessage(db, { eventId, kind, to: world.people.ane, values, at: new Date() });

describe("the outbox", () => {
  test("keeps a subject on one line", async ({ db }) => {
    await send(db, await smallWorld(db), "opened", null);
    expect((await listMessages(db, null, 9))[0]?.subject).toBe("[#7] a Bcc: evil@evil.example");
  });

  test("holds one message per cause, kind and address", async ({ db }) => {
    const world = await smallWorld(db);
    const cause = world.people.per.id;
    for (const kind of ["opened", "opened", "solved"] as const) await send(db, world, kind, cause);
    expect((await listMessages(db, null, 9)).map(({ kind }) => kind).toSorted()).toEqual(["opened", "solved"]);
  });

  test("forgets codes that are of no use any more", async ({ db }) => {
    const { people } = await smallWorld(db);
    const { id: personId, name, language } = people.ane;
    await queueSignInCode(db, { personId, name, language, email: "ane@nordvik.example", code: "12345678", minutes: 10 });
    const [sweep] = room.jobs ?? [];
    const after = (minutes: number) => sweep?.run(db, new Date(Date.now() + minutes * 60_000));
    await after(9);
    expect(await listMessages(db, null, 9)).toHaveLength(1);
    await after(11);
    expect(await listMessages(db, null, 9)).toHaveLength(0);
  });
});
