import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables } from "../../platform/db.ts";
import { openTicket } from "./open-ticket.ts";
import { listOrder } from "./list-order.ts";

const now = new Date("2026-03-02T09:00:00Z");

// Seen red: with the time of opening in the cursor of a ticket that has none to be due at, and those that have none lost behind a page.
test("a ticket that is due at no time stands at one end of the order due, and no page loses it", async ({ db }) => {
  const { actors, people } = await smallWorld(db);
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5, 6, 7]) {
    const { id } = await openTicket(db, actors.per, new Date(now.getTime() + n * 60_000), {
      subject: `No ${n}`,
      description: "",
      channel: "phone",
      requester: { id: people.ane.id },
    });
    ids.push(id);
  }
  await sql`update ticket set due_at = null where id = any(${[ids[0], ids[2], ids[5]]}::uuid[])`.execute(tables(db));
  const among = sql<boolean>`ticket.id = any(${ids}::uuid[])`;
  const walk = async (direction: "ascending" | "descending", limit: number) => {
    const order = await listOrder(db, actors.per, { field: "due", direction });
    const found: string[] = [];
    for (let after: readonly (string | number)[] | null = null; ;) {
      const rows = await order.page(among, after, limit);
      found.push(...rows.map(({ row }) => row.id));
      after = rows.at(-1)?.place ?? null;
      if (rows.length < limit || !after) return found.map((id) => ids.indexOf(id) + 1).join("");
    }
  };
  for (const limit of [1, 2, 3, 4, 20]) {
    expect(await walk("ascending", limit)).toBe("2457136");
    expect(await walk("descending", limit)).toBe("6317542");
  }
});
