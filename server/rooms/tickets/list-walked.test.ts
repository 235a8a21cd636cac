import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { encodeCursor } from "../../platform/page.ts";
import { listTickets, type ListQuery } from "./list-tickets.ts";

const total = 1300;

/** Most are open; the hundred that changed first wait, and forty in between are solved. */
async function many(db: Db): Promise<Awaited<ReturnType<typeof smallWorld>>> {
  const world = await smallWorld(db);
  await sql`insert into ticket (id, number, kind, subject, channel, requester_id, impact, urgency, priority, status, waiting_reason, tier, team_id, tags, opened_at, updated_at)
    select gen_random_uuid(), nextval('ticket_number_seq'), 'incident', 'No sound ' || n, 'web', ${world.people.ane.id}, 3, 2, 'normal',
      case when n between 1031 and 1070 then 'resolved' when n <= 100 then 'waiting' else 'open' end, case when n <= 100 then 'requester' end,
      team.tier, team.id, case when n % 2 = 0 then '{often}'::text[] when n = 1 then '{once,old}' else '{}' end, date_trunc('second', now()) - interval '30 days' + n * interval '1 minute', date_trunc('second', now()) - interval '20 days' + n * interval '1 minute'
    from generate_series(1, ${total}::int) n, team where key = 'service-desk'`.execute(tables(db));
  return world;
}

async function allPages(
  db: Db,
  actor: Awaited<ReturnType<typeof smallWorld>>["actors"]["per"],
  asked: Partial<ListQuery>,
): Promise<number[]> {
  const seen: number[] = [];
  for (let cursor: string | undefined; ;) {
    const limit = 25;
    const { rows, cursorOf } = await listTickets(db, actor, new Date(), { limit, cursor, sort: "updated", ...asked } as ListQuery);
    seen.push(...rows.slice(0, limit).map((row) => Number(/\d+$/.exec(row.subject)?.[0])));
    const last = rows[limit - 1];
    if (rows.length <= limit || !last) return seen;
    cursor = encodeCursor(cursorOf(last));
  }
}
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);

// Seen red: with a page that was not full taken as the last one; with only what is open, or has tags, walked for everybody and for requesters.
test("tickets of a long list are all there, wherever in its order they stand", async ({ db }) => {
  const { actors } = await many(db);
  expect(await allPages(db, actors.per, { filter: "waiting:requester updated<-2d" })).toEqual(down(100, 1));
  expect(await allPages(db, actors.per, { filter: "status:resolved" })).toEqual(down(1070, 1031));
  expect(await allPages(db, actors.per, { queue: "waiting" })).toEqual(down(100, 1));
  expect(await allPages(db, actors.per, { filter: "tag:often", sort: "newest" })).toEqual(down(total, 1).filter((n) => n % 2 === 0));
  expect(await allPages(db, actors.per, { filter: "tag:often", sort: "oldest" })).toEqual(
    down(total, 1)
      .filter((n) => n % 2 === 0)
      .toReversed(),
  );
  expect(await allPages(db, actors.per, { filter: "tag:old", sort: "newest" })).toEqual([1]);
  expect(await allPages(db, actors.per, {})).toEqual(down(total, 1));
  expect(await allPages(db, actors.per, { sort: "newest" })).toEqual(down(total, 1));
  // What only the desk may ask for does not narrow what a requester reads.
  expect(await allPages(db, actors.ane, { queue: "waiting" })).toEqual(down(total, 1));
});

// Seen red: with what is mine asked for in my teams, too (each of those came twice).
test("what waits for my teams and what waits for me elsewhere stand in one order, each once", async ({ db }) => {
  const { actors, people } = await many(db);
  const set = (values: RawBuilder<unknown>, subject: string) =>
    sql`update ticket set ${values} where subject ~ ${subject}`.execute(tables(db));
  await set(sql`due_at = opened_at`, ".");
  const elsewhere = sql`team_id = (select id from team where key = 'messaging')`;
  await set(sql`assignee_id = ${people.per.id}, ${elsewhere}`, " [1-3][0-9]?$");
  await set(sql`assignee_id = ${people.per.id}`, " [5-6][0-9]?$");
  await set(elsewhere, " 4[0-9]$");
  const ours = down(100, 1).filter((n) => n < 40 || n > 49);
  expect(await allPages(db, actors.per, { queue: "waiting", sort: "due" })).toEqual(ours.toReversed());
  expect(await allPages(db, actors.per, { queue: "waiting", sort: "updated" })).toHaveLength(ours.length);
});
