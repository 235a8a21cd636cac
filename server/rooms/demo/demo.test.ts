import { expect, test } from "vitest";
import { freshDatabase, settle } from "../../../tests/database.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { findPeople } from "../people/index.ts";
import { queueCounts } from "../tickets/count-queues.ts";
import { listTickets } from "../tickets/list-tickets.ts";
import { readTimeline } from "../tickets/read-timeline.ts";
import { loadDemo } from "./index.ts";

const now = new Date();

async function actorOf(db: Db, email: string) {
  const { rows } = await sql<{ id: string }>`select id from person where email = ${`${email}@nordvik.example`}`.execute(tables(db));
  return actorFor(db, rows[0]?.id ?? "");
}

const count = async (db: Db, what: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ count: number }>`select count(*)::int as count ${what}`.execute(tables(db))).rows[0]?.count ?? -1;

test("the demo desk is full for everybody who signs in, and refuses to be loaded twice", async () => {
  const fresh = await freshDatabase();
  try {
    const { db } = fresh;
    const heard: string[] = [];
    const reaction = {
      name: "listener",
      on: ["ticket.opened", "demo.loaded"],
      run: async (_: Db, event: { type: string }) => void heard.push(event.type),
    };
    await settle(db, [reaction]);
    const summary = await loadDemo(db, { tickets: 200, now });
    expect(summary).toMatchObject({ tickets: 200, people: 150, password: "firstline-demo-2026" });
    expect(summary.accounts.map((account) => account.role)).toEqual(
      expect.arrayContaining(["technician", "lead", "manager", "trainer", "auditor", "administrator", "requester"]),
    );

    const per = await actorOf(db, "per.haug");
    const { queues, teams } = await queueCounts(db, per, now);
    for (const [queue, waiting] of Object.entries(queues)) expect(waiting, queue).toBeGreaterThan(0);
    for (const team of teams) expect(team.open, team.name).toBeGreaterThan(team.key === "security" ? -1 : 0);
    const kari = await queueCounts(db, await actorOf(db, "kari.solberg"), now);
    expect(kari.queues.to_accept).toBeGreaterThanOrEqual(3);
    expect(kari.queues.my_shift).toBeGreaterThanOrEqual(3);
    const lars = await queueCounts(db, await actorOf(db, "lars.moe"), now);
    expect(lars.queues.my_shift).toBeGreaterThanOrEqual(3);

    // Written past the verbs, and in the order of change all the same. Seen red: without the trigger on insert.
    const astray = sql`from ticket left join ticket_touch k on k.ticket_id = ticket.id where k.at is distinct from ticket.updated_at`;
    expect(await count(db, astray)).toBe(0);

    // The sketch: Ane's Outlook, with Kari, about 42 minutes left.
    const ane = await actorOf(db, "ane.berg");
    const { rows: mine } = await listTickets(db, ane, now, { limit: 50, mine: true });
    expect(mine.filter((ticket) => ["new", "open", "waiting"].includes(ticket.status))).toHaveLength(2);
    expect(mine.length).toBeGreaterThanOrEqual(7);
    const outlook = mine.find((ticket) => ticket.subject.startsWith("Outlook"));
    const minutesLeft = ((outlook?.due_at?.getTime() ?? 0) - now.getTime()) / 60_000;
    expect(minutesLeft).toBeCloseTo(42, 0);
    const inside = await readTimeline(db, await actorOf(db, "kari.solberg"), outlook?.id ?? "", { limit: 100 });
    expect(inside.items.map((entry) => (entry.kind === "event" ? entry.type : entry.kind))).toEqual(
      expect.arrayContaining(["description", "contact", "note", "ticket.handed_up", "ticket.accepted"]),
    );
    const outside = await readTimeline(db, ane, outlook?.id ?? "", { limit: 100 });
    expect(outside.items.map((entry) => entry.kind)).not.toContain("note");
    expect(outside.items.length).toBeGreaterThan(2);

    expect(await count(db, sql`from ticket where restricted and active`)).toBe(1);
    expect(await count(db, sql`from ticket where systemic and active and announcement <> ''`)).toBe(1);
    expect(await count(db, sql`from offer where answer is null`)).toBe(1);
    expect(
      await count(db, sql`from ticket where subject ~ 'Outlook (asks|spør)' and opened_at > ${now}::timestamptz - interval '4 days'`),
    ).toBeGreaterThanOrEqual(9);
    expect((await findPeople(db, "berg ane", 8))[0]?.name).toBe("Ane Berg");
    // Nobody may be written to about a year that was made up.
    await settle(db, [reaction]);
    expect(heard).toEqual([]);

    const again = await loadDemo(db, { tickets: 10, now }).catch((problem: Problem) => problem.code);
    expect(again).toBe("desk_in_use");
  } finally {
    await fresh.close();
  }
}, 60_000);
