import { afterAll, beforeAll, expect, it } from "vitest";
import { reactOnce } from "../../server/platform/events/react.ts";
import { sql, tables, transaction } from "../../server/platform/db.ts";
import { configureNotifications, room as notifications } from "../../server/rooms/notifications/index.ts";
import { openTicket } from "../../server/rooms/tickets/index.ts";
import { freshDatabase, quiet, settle, type FreshDatabase } from "../database.ts";
import { smallWorld, type World } from "../world.ts";

let fresh: FreshDatabase;
let world: World;
const reactions = notifications.reactions ?? [];
const day = 86_400_000;
const start = new Date("2026-03-02T00:00:00Z").getTime();

beforeAll(async () => {
  configureNotifications({ publicUrl: "https://help.nordvik.example" });
  fresh = await freshDatabase();
  world = await transaction(fresh.db, (tx) => smallWorld(tx));
  await settle(fresh.db, reactions);
});
afterAll(() => fresh.close());

async function happened(): Promise<void> {
  for (let read = 1; read > 0;) {
    read = 0;
    for (const reaction of reactions) read += await reactOnce(fresh.db, reaction, quiet);
  }
}

/** A message opens a ticket in somebody's name; what it answers makes as many more come, so many minutes after it, each with a subject of its own. */
async function flood(address: string): Promise<(minutes: readonly number[]) => Promise<void>> {
  await fresh.pool.query("update person set email = $1 where id = $2", [address, world.people.ane.id]);
  const given = {
    subject: "BUY NOW evil.example",
    description: "BUY NOW",
    channel: "mail",
    requester: { id: world.people.ane.id },
  } as const;
  const { id } = await transaction(fresh.db, (tx) =>
    openTicket(tx, world.actors.per, new Date(start), given, { byMail: { teamId: null } }),
  );
  await happened();
  // Opened by the verb once, and then the same rows so many times: it is the mails that are looked at.
  return async (minutes) => {
    await transaction(fresh.db, async (tx) => {
      const columns = (
        await sql<{ column_name: string }>`select column_name from information_schema.columns where table_name = 'ticket'
        and is_generated = 'NEVER' and column_name not in ('id', 'number', 'subject')`.execute(tables(tx))
      ).rows.map((row) => row.column_name);
      const rest = sql.join(columns.map((name) => sql.ref(name)));
      await sql`with more as (
        select gen_random_uuid() as id, nextval('ticket_number_seq') as number, minute, place
        from unnest(${[...minutes]}::float8[]) with ordinality as each (minute, place)
      ), opened as (
        insert into ticket (id, number, subject, ${rest})
        select more.id, more.number, t.subject || ' ' || more.place, ${sql.join(columns.map((name) => sql.ref(`t.${name}`)))}
        from more, ticket t where t.id = ${id})
      insert into event (id, type, at, actor_id, ticket_id, public, data)
      select gen_random_uuid(), e.type, ${new Date(start)}::timestamptz + more.minute * interval '1 minute', e.actor_id, more.id, e.public, e.data
      from more, event e where e.ticket_id = ${id} and e.type = 'ticket.opened'`.execute(tables(tx));
    });
    await happened();
  };
}

const outbox = async (address: string): Promise<{ subject: string; body: string; state: string; at: Date }[]> =>
  (
    await fresh.pool.query("select subject, body, state, created_at as at from outbox where to_address = $1 order by created_at, id", [
      address,
    ])
  ).rows;

/** The most that stand within any 24 hours. */
const most = (times: readonly Date[]): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at.getTime() < from.getTime() + day).length));

// Seen red: with a cap by the hour alone (`capOf` always "hour") whoever kept to three an hour got through 24 times before the rest was held back.
it("A5: 5,000 forms and mails in the name of one victim are at most three mails to them in 24 hours, and say nothing of the sender's", async () => {
  const address = "victim@elsewhere.example";
  const more = await flood(address);
  // First as many as never look like too many, three an hour, and told one by one; then all the others.
  for (let place = 1; place < 24; place += 1) await more([place * 21]);
  await more(Array.from({ length: 4_976 }, (_, place) => 510 + place * 0.18));
  const all = await outbox(address);
  expect(all).toHaveLength(5_000);
  const sent = all.filter(({ state }) => state !== "canceled");
  expect(sent.length).toBeGreaterThan(0);
  expect(most(sent.map(({ at }) => at))).toBeLessThanOrEqual(3);
  for (const { subject } of all) expect(subject).toMatch(/^\[#\d+\] We have your request$/);
  expect(JSON.stringify(all)).not.toMatch(/BUY NOW|evil\.example/);
}, 120_000);

it("A5: also over many days, and when the desk was away for some of them, no 24 hours bring more than three", async () => {
  const address = "patient@another.example";
  const more = await flood(address);
  for (const begin of [0, 3, 6]) await more(Array.from({ length: 80 }, (_, place) => begin * 1440 + place * 31 + (place % 7)));
  const sent = (await outbox(address)).filter(({ state }) => state !== "canceled");
  expect(sent.length).toBeGreaterThan(3);
  expect(most(sent.map(({ at }) => at))).toBeLessThanOrEqual(3);
}, 120_000);
