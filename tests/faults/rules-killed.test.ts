import { afterAll, beforeAll, expect, it } from "vitest";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

const kills = 3;
const each = 20;

let ground: Ground;
let web: DeskProcess;
let worker: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  const acts = JSON.stringify([
    { act: "tags", add: ["seen"], remove: [] },
    { act: "note", texts: { en: "It is the mixer." } },
  ]);
  await ground.pool.query(
    `insert into rule (id, name, place, active, teams, occasion, filter, acts, last, language, time_zone, changed_by, changed_at, active_from)
       values (gen_random_uuid(), 'Mixer', 1, true, '{}', '{"kind": "event", "events": ["opened"], "fields": []}', '', $1, false, 'en', 'UTC', $2, now(), now())`,
    [acts, ground.world.people.administrator.id],
  );
  web = await startDeskProcess({ ...ground, role: "web" });
  worker = await startDeskProcess({ ...ground, role: "worker" });
});
afterAll(async () => {
  await worker?.stop();
  await web?.stop();
  await ground?.stop();
});

async function open(): Promise<void> {
  const answer = await fetch(`${web.base}/api/v1/tickets`, {
    method: "POST",
    headers: { authorization: `Bearer ${ground.keys.ane}`, "content-type": "application/json" },
    body: JSON.stringify({ subject: "No sound" }),
  });
  expect(answer.status).toBe(201);
}
const one = async (sql: string): Promise<unknown> => (await ground.pool.query(sql)).rows[0];

/** Where it would be worst: the rule has its turn, the ticket has its tag, and the note is about to be written. */
async function killBetweenActs(): Promise<void> {
  const holder = await ground.pool.connect();
  try {
    await holder.query("begin; lock table note in share mode");
    for (let n = 0; n < each; n++) await open();
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query ilike 'insert into "note"%'`;
    await expect.poll(async () => (await ground.pool.query(waiting)).rowCount, { timeout: 60_000 }).toBe(1);
    await worker.kill();
  } finally {
    await holder.query("rollback");
    holder.release();
  }
}

// Seen red: with its acts done twice there were two notes on each.
it(`kill -9 of the worker between two acts of a rule, ${kills} times: every ticket has its turn once`, async () => {
  for (let kill = 0; kill < kills; kill++) {
    await killBetweenActs();
    await worker.start();
    const noted = async () => Number(((await one("select count(distinct ticket_id) as n from note")) as { n: string }).n);
    await expect.poll(noted, { timeout: 120_000 }).toBe((kill + 1) * each);
  }
  const tickets = kills * each;
  expect(
    await one(`select (select count(*)::int from note) as notes, (select count(*)::int from rule_run where result = 'done') as runs,
      (select count(*)::int from event where type = 'ticket.rule_ran') as told, (select count(*)::int from ticket where tags = '{seen}') as tagged`),
  ).toEqual({ notes: tickets, runs: tickets, told: tickets, tagged: tickets });
  noteFigure(33, "kill -9 between two acts of a rule", { kills, tickets, done_twice: 0, not_done: 0 });
});
