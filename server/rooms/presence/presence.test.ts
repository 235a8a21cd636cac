import { expect } from "vitest";
import { sql, tables } from "../../platform/db.ts";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { openTicket } from "../tickets/index.ts";
import { beThere, goAway } from "./be-there.ts";
import { everybody } from "./store.ts";

const now = new Date("2026-03-02T09:00:00Z");

test("who has a ticket open is seen by the others, with the most that any of their screens does", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const { id } = await openTicket(db, actors.per, now, {
    subject: "Slow",
    description: "",
    channel: "phone",
    requester: { id: people.ane.id },
  });
  expect(await beThere(db, actors.per, id, "left", "reading")).toEqual({ items: [] });
  await beThere(db, actors.per, id, "right", "writing_reply");
  const per = { person: { id: people.per.id, name: "Per Haug" } };
  expect(await beThere(db, actors.kari, id, "only", "reading")).toEqual({ items: [{ ...per, doing: "writing_reply" }] });
  await beThere(db, actors.per, id, "right", "writing_note");
  expect(await beThere(db, actors.kari, id, "only", "reading")).toEqual({ items: [{ ...per, doing: "writing_note" }] });
  await goAway(db, actors.per, id, "right");
  expect(await beThere(db, actors.kari, id, "only", "reading")).toEqual({ items: [{ ...per, doing: "reading" }] });
});

test("a screen that is not heard of any more is gone, and forgotten when its owner is heard of again", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const { id } = await openTicket(db, actors.per, now, {
    subject: "Slow",
    description: "",
    channel: "phone",
    requester: { id: people.ane.id },
  });
  await beThere(db, actors.per, id, "dead", "writing_reply");
  await sql`update presence set seen_at = seen_at - interval '13 seconds'`.execute(tables(db));
  expect(await beThere(db, actors.kari, id, "s", "reading")).toEqual({ items: [] });
  expect((await everybody(db)).map(({ person_id }) => person_id)).toEqual([people.kari.id]);
  await beThere(db, actors.per, id, "new", "reading");
  const { rows } = await sql`select screen from presence where person_id = ${people.per.id}`.execute(tables(db));
  expect(rows).toEqual([{ screen: "new" }]);
});

test("requesters have no part in it, nor has who may not see the inside; a name for a screen is short", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const { id } = await openTicket(db, actors.per, now, {
    subject: "Slow",
    description: "",
    channel: "phone",
    requester: { id: people.ane.id },
  });
  await expect(beThere(db, actors.ane, id, "s", "reading")).rejects.toMatchObject({ status: 404 });
  await sql`update ticket set restricted = true, team_id = (select id from team where key = 'security')`.execute(tables(db));
  await expect(beThere(db, actors.kari, id, "s", "reading")).rejects.toMatchObject({ status: 404 });
  await expect(beThere(db, actors.sara, id, "x".repeat(41), "reading")).rejects.toMatchObject({ status: 404 });
  expect(await beThere(db, actors.sara, id, "s", "reading")).toEqual({ items: [] });
});

test("a client that runs wild pushes out its own oldest screens", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const { id } = await openTicket(db, actors.per, now, {
    subject: "Slow",
    description: "",
    channel: "phone",
    requester: { id: people.ane.id },
  });
  await beThere(db, actors.kari, id, "hers", "reading");
  for (let n = 0; n < 60; n++) await beThere(db, actors.per, id, `s${n}`, "reading");
  const { rows } = await sql`select person_id, count(*)::int as n from presence group by 1 order by 2`.execute(tables(db));
  expect(rows).toEqual([
    { person_id: people.kari.id, n: 1 },
    { person_id: people.per.id, n: 41 },
  ]);
});
