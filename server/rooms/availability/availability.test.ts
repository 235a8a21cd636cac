import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { startContact } from "../contacts/start-contact.ts";
import { availabilityNow, showEverybody, showMine } from "./now.ts";
import { say } from "./say.ts";
import { workConfirms } from "./work-confirms.ts";

const now = new Date("2026-03-02T09:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const fact = (actor_id: string | null, at: Date) => ({ actor_id, at }) as Parameters<typeof workConfirms.run>[1];

test("what somebody says holds until nobody confirms it; the desk sees those of whom it knows anything", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  expect(await showMine(db, actors.per, now)).toEqual({ state: "unknown", because: "nothing_said", until: null, kept: null });
  await say(db, actors.per, now, "available");
  await say(db, actors.kari, now, "away");
  expect(await showEverybody(db, later(10))).toEqual({
    items: [
      { person: { id: people.kari.id, name: "Kari Solberg" }, state: "away" },
      { person: { id: people.per.id, name: "Per Haug" }, state: "available" },
    ],
  });
  expect((await showMine(db, actors.per, later(45))).state).toBe("idle");
  await say(db, actors.per, later(45), "available");
  expect(await showMine(db, actors.per, later(50))).toEqual({
    state: "available",
    because: "chosen",
    until: later(75).toISOString(),
    kept: { chosen: "available", chosen_at: now.toISOString(), confirmed_at: later(45).toISOString() },
  });
  expect([...(await availabilityNow(db, later(110))).keys()]).toEqual([people.kari.id]);
});

/** Somebody was signed in, and seen then. */
const seen = (db: Db, personId: string, at: Date) =>
  sql`insert into session (id, token_hash, person_id, method, created_at, last_seen_at, expires_at, user_agent, ip)
    values (gen_random_uuid(), ${randomBytes(32)}, ${personId}, 'password', ${now}, ${at}, ${later(1000)}, '', '')`.execute(tables(db));

// Seen red: with all that is done in somebody's name taken for them.
test("what a program does with somebody's key confirms nothing; who was seen at a screen is there", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  for (const who of [actors.per, actors.kari]) await say(db, who, now, "available");
  await seen(db, people.kari.id, later(20));
  await seen(db, people.per.id, later(2));
  await workConfirms.runAll?.(db, [fact(people.per.id, later(21)), fact(people.kari.id, later(21))]);
  expect((await showMine(db, actors.per, later(40))).state).toBe("idle");
  expect((await showMine(db, actors.kari, later(40))).state).toBe("available");
});

// Seen red: with who is away confirmed, too.
test("work confirms what was said, but brings nobody back who went away, and speaks for nobody who said nothing", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  await say(db, actors.per, now, "busy");
  await say(db, actors.kari, now, "away");
  for (const { id } of [people.per, people.kari, people.lars]) await seen(db, id, later(50));
  const worked = [fact(people.per.id, later(50)), fact(people.kari.id, later(50)), fact(people.lars.id, later(50)), fact(null, later(50))];
  await workConfirms.runAll?.(db, worked);
  const states = await availabilityNow(db, later(55));
  expect([...states].map(([id, { state }]) => [id, state]).toSorted()).toEqual(
    [
      [people.per.id, "busy"],
      [people.kari.id, "away"],
    ].toSorted(),
  );
  expect((await showMine(db, actors.kari, later(55))).kept?.confirmed_at).toBe(now.toISOString());
  // What comes late turns nothing back.
  await workConfirms.run(db, fact(people.per.id, later(20)));
  expect((await showMine(db, actors.per, later(55))).kept?.confirmed_at).toBe(later(50).toISOString());
});

test("a live contact makes busy by itself, and leave makes away", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  await say(db, actors.per, now, "available");
  await startContact(db, actors.per, now, { channel: "phone", direction: "inbound" });
  expect(await showMine(db, actors.per, now)).toMatchObject({ state: "busy", because: "contact" });
  await sql`insert into away (person_id, from_at, until_at) values (${people.per.id}, ${now}, ${later(600)})`.execute(tables(db));
  expect(await showMine(db, actors.per, later(1))).toMatchObject({ state: "away", because: "leave", until: later(600).toISOString() });
});

// Seen red: without the filter, and without the age of a contact.
test("requesters on leave are not among those who could take work, and a contact that was forgotten keeps nobody busy", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  for (const { id } of [people.ane, people.kari])
    await sql`insert into away (person_id, from_at, until_at) values (${id}, ${now}, ${later(600)})`.execute(tables(db));
  await startContact(db, actors.per, now, { channel: "phone", direction: "inbound" });
  const states = async (at: Date) => Object.fromEntries([...(await availabilityNow(db, at))].map(([id, { state }]) => [id, state]));
  expect(await states(later(1))).toEqual({ [people.kari.id]: "away", [people.per.id]: "busy" });
  expect(await states(later(5 * 60))).toEqual({ [people.kari.id]: "away" });
});

test("what is done in somebody's name at night brings them not back", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  await say(db, actors.per, now, "available");
  await seen(db, people.per.id, later(11 * 60));
  await workConfirms.run(db, fact(people.per.id, later(11 * 60)));
  expect((await showMine(db, actors.per, later(11 * 60))).state).toBe("unknown");
});

test("nothing of it is in the log, where it would become a history of somebody's minutes", async ({ db }) => {
  const { actors } = await smallWorld(db);
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from event`.execute(tables(db))).rows[0]?.n;
  const before = await count();
  for (const chosen of ["available", "busy", "away", "available"] as const) await say(db, actors.per, now, chosen);
  expect(await count()).toBe(before);
  expect((await sql`select from availability`.execute(tables(db))).rows).toHaveLength(1);
});
