import { expect } from "vitest";
import { sql, tables } from "../../server/platform/db.ts";
import { openTicket } from "../../server/rooms/tickets/index.ts";
import { test } from "../database.ts";
import { smallWorld } from "../world.ts";

// Seen red: with a trigger that leaves a column out.
test("whom a ticket refers to cannot be deleted from under it, though no foreign key says so", async ({ db }) => {
  const world = await smallWorld(db);
  const given = { subject: "Slow laptop", description: "", channel: "phone" as const, requester: { id: world.people.ane.id } };
  const { id } = await openTicket(db, world.actors.per, new Date("2026-03-02T09:00:00Z"), given);
  const { rows } = await sql<{ table: string; id: string }>`select v.* from ticket t cross join lateral (values
    ('person', t.requester_id), ('person', t.opened_by), ('organization', t.organization_id), ('team', t.team_id), ('ticket', t.id)) as v ("table", id)
    where t.id = ${id} and v.id is not null`.execute(tables(db));
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    await expect(sql`delete from ${sql.table(row.table)} where id = ${row.id}`.execute(tables(db))).rejects.toThrow(
      /is kept: (ticket|stay)\./,
    );
  }
});
