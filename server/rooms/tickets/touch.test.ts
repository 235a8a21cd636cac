import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { openTicket } from "./open-ticket.ts";
import { reply } from "./reply.ts";
import { resolve } from "./resolve.ts";

const columnsOf = async (db: Db, table: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attname`.execute(tables(db));
  return rows.map(({ name }) => name);
};

// Seen red: without the column `step` in the view.
test("tickets in the order of their last change have every column that tickets have", async ({ db }) => {
  expect(await columnsOf(db, "ticket_by_touch")).toEqual(await columnsOf(db, "ticket"));
});

// Seen red: with an index on updated_at, as there was one until 0077.
test("nothing that an answer changes stands in an index of tickets, and no trigger stands before their updates", async ({ db }) => {
  const { rows } = await sql<{ definition: string }>`select pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = 'ticket'::regclass`.execute(tables(db));
  expect(rows.length).toBeGreaterThan(10);
  for (const { definition } of rows) expect(definition).not.toMatch(/\b(updated_at|version|awaits|first_answered_at|has_files)\b/);
  const triggers =
    await sql`select tgname from pg_trigger where tgrelid = 'ticket'::regclass and tgtype & 2 = 2 and tgtype & 16 = 16`.execute(tables(db));
  expect(triggers.rows).toEqual([]);
});

const touched = async (db: Db, id: string) => {
  const { rows } = await sql<{
    same: boolean;
    active: boolean;
  }>`select v.updated_at = t.updated_at and v.active = t.active as same, v.active
    from ticket t join ticket_by_touch v using (id) where t.id = ${id}`.execute(tables(db));
  return rows;
};

// Seen red: without each of the two triggers.
test("the order of change follows a ticket from its opening to its end", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
  const given = { subject: "Slow laptop", description: "", channel: "phone" as const, requester: { id: people.ane.id } };
  const { id } = await openTicket(db, actors.per, at(0), given);
  expect(await touched(db, id)).toEqual([{ same: true, active: true }]);
  await reply(db, actors.per, at(1), id, { body: "Is it slow after a restart, too?", wait: false });
  expect(await touched(db, id)).toEqual([{ same: true, active: true }]);
  await resolve(db, actors.per, at(2), id, { body: "A restart helped." });
  expect(await touched(db, id)).toEqual([{ same: true, active: false }]);
});
