import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { openTicket } from "../tickets/index.ts";
import { bringMany } from "./bring-many.ts";
import { endTemplate, insertTemplate, templatesByIds } from "./store-templates.ts";

// Seen red: with five parameters an item PostgreSQL took no more than 13,107 of them; with the template read once more, one that is offered no
// more by then did not come, and was told of.
test("the longest of checklists comes to a whole batch of tickets, as it was read when that was decided", async ({ db }) => {
  const { people, actors } = await smallWorld(db);
  const now = new Date("2026-03-02T09:00:00Z");
  const items = Array.from({ length: 100 }, (_, n) => ({ text: `Step ${n}`, mandatory: n % 2 === 0 }));
  const id = newId();
  await insertTemplate(db, { id, name: "Everything", items }, now);
  const [template] = await templatesByIds(db, [id]);
  if (!template) throw new Error("it is offered");
  await endTemplate(db, id, now);
  const given = { subject: "New here", description: "", channel: "web" as const, requester: { id: people.ane.id } };
  const { id: ticketId } = await openTicket(db, actors.per, now, given);
  const coming = Array.from({ length: 250 }, () => ({ id: newId(), ticketId, template }));
  await bringMany(db, people.per.id, now, coming);
  const { rows } = await sql<{ lists: number; items: number; mandatory: number; last: string }>`
    select count(distinct c.id)::int as lists, count(*)::int as items, count(*) filter (where i.mandatory)::int as mandatory,
      max(i.text) filter (where i.place = 99) as last
    from ticket_checklist c join ticket_checklist_item i on i.checklist_id = c.id where c.ticket_id = ${ticketId}`.execute(tables(db));
  expect(rows).toEqual([{ lists: 250, items: 25_000, mandatory: 12_500, last: "Step 99" }]);
});
