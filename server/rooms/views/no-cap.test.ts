import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables, transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";

let desk: Desk;
let key: string;
const call = (method: string, path: string, body?: unknown) => desk.call(method, path, { key, body });

/** More than two pages of the longest kind, and less than three. */
const total = 450;

beforeAll(async () => {
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    key = (await createApiKey(tx, { personId: people.per.id, name: "test" })).key;
    // Seven of each moment: where a page ends, others stand at the same place.
    await sql`insert into ticket (id, number, kind, subject, channel, requester_id, impact, urgency, priority, status, tier, team_id, tags, opened_at, updated_at, due_at)
      select gen_random_uuid(), nextval('ticket_number_seq'), 'incident', 'No sound ' || n, 'web', ${people.ane.id}, 3, 2, 'normal', 'open', team.tier, team.id,
        '{sound}', date_trunc('second', now()) - n / 7 * interval '1 hour', date_trunc('second', now()) - n / 7 * interval '1 minute',
        date_trunc('second', now()) + n / 7 * interval '1 hour'
      from generate_series(1, ${total}::int) n, team where key = 'service-desk'`.execute(tables(tx));
  });
});
afterAll(() => desk.close());

// Seen red: with the first hundred of the column alone.
it("somebody makes as many views as they like, and each is listed and counted", async () => {
  const made: string[] = [];
  for (let n = 1; n <= 120; n++) {
    const { status, body } = await call("POST", "/views", { name: `View ${n}`, filter: `is:active tag:sound "sound ${n}"` });
    expect([n, status]).toEqual([n, 201]);
    made.push(body.id);
  }
  const ids = async (path: string) => (await call("GET", path)).body.items.map(({ id }: { id: string }) => id).toSorted();
  expect(await ids("/views")).toEqual(made.toSorted());
  expect(await ids("/views/counts")).toEqual(made.toSorted());
});

// Seen red: with a page begun behind the moment of its last ticket instead of behind the ticket.
it("a list has no end before its last ticket, in any order: none twice, none left out", async () => {
  const { body } = await call("POST", "/views", { name: "Sound", filter: "is:active tag:sound" });
  const lists = [
    "sort=newest",
    "sort=oldest",
    "sort=updated",
    "sort=priority",
    "queue=all_open",
    "filter=tag:sound&sort=due",
    `view=${body.id}`,
  ];
  for (const list of lists) {
    const seen: number[] = [];
    let cursor = "";
    do {
      const page = (await call("GET", `/tickets?${list}&limit=200${cursor}`)).body;
      seen.push(...page.items.map(({ number }: { number: number }) => number));
      cursor = page.next_cursor ? `&cursor=${page.next_cursor}` : "";
    } while (cursor && seen.length <= total);
    expect([list, seen.length, new Set(seen).size]).toEqual([list, total, total]);
  }
});
