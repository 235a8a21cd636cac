import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, teamOf } from "../../../tests/world.ts";
import { sql, tables } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { escalate, openTicket } from "../tickets/index.ts";
import { mailboxFor } from "./index.ts";

const now = new Date("2026-03-02T09:00:00Z");

// Seen red: without `cameThrough` the ticket was answered by the network team's mailbox once it was handed to them.
test("the mailbox that a ticket came through answers about it, while it can; else its team's, else the first", async ({ db }) => {
  const world = await smallWorld(db);
  const { actors, people } = world;
  const add = async (key: string, team: string | null) => {
    const id = newId();
    await sql`insert into mailbox (id, key, name, address, team_id, created_at) values (${id}, ${key}, ${key}, ${`${key}@nordvik.example`}, ${team}, now())`.execute(
      tables(db),
    );
    return id;
  };
  const sales = await add("sales", null);
  await add("network", teamOf(world, "network").id);
  const open = async (mailboxId?: string) => {
    const given = { subject: "No network", description: "", channel: "mail", requester: { id: people.ane.id } } as const;
    return (await openTicket(db, actors.per, now, given, { ...(mailboxId && { mailboxId }) })).id;
  };
  const [came, typed] = [await open(sales), await open()];
  const answering = async () => {
    const found = await mailboxFor(db, [came, typed]);
    return [found.get(came)?.key, found.get(typed)?.key];
  };
  await sql`update mailbox set address = 'support@nordvik.example' where key = 'support'`.execute(tables(db));
  expect(await answering()).toEqual(["sales", "support"]);
  for (const id of [came, typed])
    await escalate(db, actors.per, now, id, { reason: "A switch", path: "functional", tier: 3, team: "network" });
  expect(await answering()).toEqual(["sales", "network"]);
  await sql`update mailbox set active = false where id = ${sales}`.execute(tables(db));
  expect(await answering()).toEqual(["network", "network"]);
});
