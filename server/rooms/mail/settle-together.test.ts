import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freshDatabase, quiet, type FreshDatabase } from "../../../tests/database.ts";
import { letter, type Lines } from "../../../tests/mail/letters.ts";
import { smallWorld } from "../../../tests/world.ts";
import { createDb, createPool, transaction, type Pool } from "../../platform/db.ts";
import { findMailbox } from "../mailboxes/index.ts";
import { receive } from "./receive.ts";
import type { Given } from "./settle.ts";
import { settle } from "./settle-together.ts";
import { contentKey } from "./settled.ts";
import { understandSafely } from "./understand/understanding.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ size: 12 });
  await transaction(fresh.db, smallWorld);
});
afterAll(() => fresh.close());
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const rows = async (text: string, values: unknown[] = []) => (await fresh.pool.query(text, values)).rows;

/** A message that was received and understood. */
async function come(lines: Lines): Promise<Given> {
  const mailbox = (await findMailbox(fresh.db, "support")) ?? expect.fail("no mailbox");
  const [bytes, now] = [Buffer.from(letter(lines)), new Date()];
  const raw = (async function* () {
    yield bytes;
  })();
  const { id } = await receive(fresh.db, { mailbox, via: "api", raw, now });
  const understood = await understandSafely(bytes);
  return { id, understood, key: contentKey(understood), now };
}

/** Somebody is at messages with these words until the answered ends it. */
async function hold(...held: Given[]): Promise<() => Promise<void>> {
  const client = await fresh.pool.connect();
  let over = false;
  const free = async () => {
    if (!over) await client.query("rollback");
    if (!over) client.release();
    over = true;
  };
  cleanUp.push(free);
  await client.query("begin");
  for (const { key } of held) await client.query("select pg_advisory_xact_lock(hashtextextended($1, 1))", [key?.toString("hex")]);
  return free;
}

async function onInsert(table: string, body: string): Promise<void> {
  await fresh.pool.query(`create function disturb() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
    create trigger disturbed before insert on ${table} for each row execute function disturb()`);
  cleanUp.push(() => fresh.pool.query("drop function disturb() cascade"));
}

/** What became of messages, in their order. */
const becameOf = (given: readonly Given[]) =>
  rows(
    `select m.outcome, t.number, t.xmin::text as tx from unnest($1::uuid[]) with ordinality as asked (id, place)
     join mail_message m on m.id = asked.id left join ticket t on t.id = m.ticket_id order by place`,
    [given.map(({ id }) => id)],
  );

// Seen red: with those that a batch failed with settled after its keys were let go.
test("what was beside one that failed is settled before what its sender wrote after it", async () => {
  await onInsert(
    "ticket",
    "if new.subject = 'Poison' then raise exception 'no such luck'; end if; if new.subject = 'Order 1' then perform pg_sleep(0.3); end if;",
  );
  const orders = [];
  for (const n of [1, 2, 3, 4, 5, 6]) orders.push(await come({ subject: `Order ${n}` }));
  const poison = await come({ from: "eva@poison.example", subject: "Poison" });
  const [first, ...rest] = orders as [Given, ...Given[]];
  const done = await Promise.allSettled([first, poison, ...rest].map((one) => settle(fresh.db, one)));
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", ...rest.map(() => "fulfilled")]);
  const numbers = (await becameOf(orders)).map(({ number }) => number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(await rows("select count(*)::int as n from event where type = 'ticket.answers_paused'")).toEqual([{ n: 1 }]);
});

// Seen red in after-named.ts: with answers that wait for nobody.
test("an answer waits for what it answers while that is under way", async () => {
  const asked = await come({ from: "eva@waits.example", id: "asked@waits.example", subject: "Asked" });
  const answer = await come({ from: "eva@waits.example", subject: "Re: Asked", headers: { "In-Reply-To": "<asked@waits.example>" } });
  const free = await hold(asked);
  const both = [settle(fresh.db, asked), settle(fresh.db, answer)];
  await pause(200);
  await free();
  await Promise.all(both);
  const [one, other] = await becameOf([asked, answer]);
  expect([one.outcome, other.outcome, other.number]).toEqual(["opened", "appended", one.number]);
});

// Seen red: with one that came alone waiting in its lane.
test("messages in somebody's hands keep nobody else waiting, however they come", async () => {
  const held = await Promise.all([1, 2, 3, 4].map((n) => come({ from: `eva@held-${n}.example`, subject: `Held ${n}` })));
  const free = await hold(...held);
  const waiting = held.slice(0, 2).map((one) => settle(fresh.db, one));
  await pause(50);
  for (const one of held.slice(2)) {
    waiting.push(settle(fresh.db, one));
    await pause(50);
  }
  const other = settle(fresh.db, await come({ from: "eva@passes.example", subject: "Passes" }));
  expect(await Promise.race([other, pause(3000, "waits")])).toMatchObject({ outcome: "opened" });
  await free();
  await Promise.all(waiting);
  expect((await becameOf(held)).map(({ outcome }) => outcome)).toEqual(Array(4).fill("opened"));
});

/** Messages of two senders whose words lie in this order. */
async function pair(order: 1 | -1): Promise<[Given, Given]> {
  for (let n = 0; ; n++) {
    const lines = ["a", "b"].map((who) => ({ from: `${who}@order.example`, id: `${who}${order}${n}@order.example`, subject: `Both ${n}` }));
    const keys = await Promise.all(lines.map(async (one) => contentKey(await understandSafely(Buffer.from(letter(one))))));
    const [first, second] = keys as [Buffer, Buffer];
    if (Buffer.compare(first, second) === -order) return Promise.all(lines.map(come)) as Promise<[Given, Given]>;
  }
}

// Seen red: with batches in the order of their words.
test("two processes that have new messages of the same strangers at once do not wait for each other in a circle", async () => {
  const pool = createPool(fresh.url, quiet, { size: 4, application: "firstline test" });
  cleanUp.push(() => pool.end());
  const another = createDb(pool);
  await settle(another, await come({ subject: "Its first one" }));
  const [mine, theirs] = [await pair(1), await pair(-1)];
  await onInsert("person", "perform pg_sleep(0.5);");
  await Promise.all([...mine.map((one) => settle(fresh.db, one)), ...theirs.map((one) => settle(another, one))]);
  const became = await becameOf([...mine, ...theirs]);
  expect(became.map(({ outcome }) => outcome)).toEqual(Array(4).fill("opened"));
  // Each batch went well at its first try.
  expect(became.map(({ tx }) => tx)).toEqual([became[0].tx, became[0].tx, became[2].tx, became[2].tx]);
});

// Seen red in gathered.ts: with each asked for by itself.
test("a batch of strangers asks once for all of them what can be asked so, and each is known by their own name", async () => {
  const asked: string[] = [];
  const connect = async () => {
    const client: Awaited<ReturnType<Pool["connect"]>> = await fresh.pool.connect();
    const query = (text: string, values?: unknown[]) => (asked.push(text), client.query(text, values));
    return { query, release: (broken?: boolean) => client.release(broken), pipeline: client.pipeline };
  };
  const counted = createDb({ connect } as Pool);
  const given = [];
  for (const n of [1, 2, 3, 4, 5, 6]) given.push(await come({ from: `Zoe${n} Alm <zoe@all-${n}.example>`, subject: `All ${n}` }));
  await Promise.all(given.map((one) => settle(counted, one)));
  expect((await becameOf(given)).map(({ outcome }) => outcome)).toEqual(Array(6).fill("opened"));
  for (const what of ["pg_try_advisory", "content_key", "mail_breaker", 'where "p"."email"', "into person_term", "into name_word"])
    expect([what, asked.filter((text) => text.includes(what) && !text.startsWith("update")).length]).toEqual([what, 1]);
  const found = await rows(
    "select p.email from person_term t join person p on p.id = t.person_id where t.term like 'zoe_' and t.kind = 1 order by t.term",
  );
  expect(found.map(({ email }) => email)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `zoe@all-${n}.example`));
});
