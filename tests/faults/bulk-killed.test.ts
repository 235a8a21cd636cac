import { afterAll, beforeAll, expect, it } from "vitest";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";
import { openLedger } from "./harness/ledger.ts";
import { startWriters } from "./harness/writers.ts";

const tickets = 4000;
const kills = 4;

let ground: Ground;
let web: DeskProcess;
let worker: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  const { rows } = await ground.pool.query("select id, tier from team where key = 'service-desk'");
  await ground.pool.query(
    `insert into ticket (id, number, kind, subject, channel, requester_id, impact, urgency, priority, status, tier, team_id, tags, opened_at, updated_at)
       select gen_random_uuid(), nextval('ticket_number_seq'), 'incident', 'No sound ' || n, 'web', $1, 3, 2, 'normal', 'open', $2, $3, '{many}', now(), now()
         from generate_series(1, ${tickets}) n`,
    [ground.world.people.ane.id, rows[0].tier, rows[0].id],
  );
  web = await startDeskProcess({ ...ground, role: "web" });
  worker = await startDeskProcess({ ...ground, role: "worker" });
});
afterAll(async () => {
  await worker?.stop();
  await web?.stop();
  await ground?.stop();
});

const ask = async (method: string, path: string, body?: object) => {
  const answer = await fetch(`${web.base}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${ground.keys.per}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as { id: string; state: string; done: number; changed: number; failed: number; total: number };
};
const one = async (sql: string): Promise<unknown> => (await ground.pool.query(sql)).rows[0];

/** Where it would be worst: the tickets of a batch are changed, and that they were is about to be written. */
async function killAtTheMark(): Promise<void> {
  const holder = await ground.pool.connect();
  try {
    await holder.query("begin; lock table bulk_item in share mode");
    const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and query like 'update bulk_item%'";
    await expect.poll(async () => (await ground.pool.query(waiting)).rowCount, { timeout: 60_000 }).toBe(1);
    await worker.kill();
  } finally {
    await holder.query("rollback");
    holder.release();
  }
}

// Seen red: with the items marked in a transaction of their own, after the change, some tickets had two notes after the kills.
it(`kill -9 of the worker in the middle of a bulk change, ${kills} times, under load: every ticket is changed once`, async () => {
  const writers = startWriters({ base: web.base, key: ground.keys.ane, ledger: openLedger(), count: 2 });
  const { id } = await ask("POST", "/bulk-changes", { list: { filter: "tag:many" }, change: { act: "note", body: "It is the mixer." } });
  const far = () => ask("GET", `/bulk-changes/${id}`);
  const cutAt: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const { done } = await far();
    await killAtTheMark();
    expect((await far()).done).toBe(done);
    cutAt.push(done);
    await worker.start();
    await expect.poll(async () => (await far()).done, { timeout: 60_000 }).toBeGreaterThan(done);
  }
  await expect.poll(async () => (await far()).state, { timeout: 120_000 }).toBe("done");
  await writers.finish();
  // At least one of them met it at work.
  expect(cutAt.some((done) => done < tickets)).toBe(true);
  expect(await far()).toMatchObject({ total: tickets, changed: tickets, failed: 0 });
  expect(
    await one(`select count(*)::int as facts, count(distinct ticket_id)::int as tickets,
      (select count(*)::int from note) as notes, (select count(distinct ticket_id)::int from note) as noted from event where type = 'note.added'`),
  ).toEqual({ facts: tickets, tickets, notes: tickets, noted: tickets });
  expect(await one("select count(*)::int as n from event where type = 'bulk.finished'")).toEqual({ n: 1 });
  noteFigure(32, "kill -9 in the middle of a bulk change", { kills, tickets, cut_at: cutAt.join(", "), done_twice: 0, not_done: 0 });
});
