import { afterAll, beforeAll, expect, it } from "vitest";
import { teamOf } from "../world.ts";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

const kills = 3;
const each = 5;

let ground: Ground;
let workers: DeskProcess[];
beforeAll(async () => {
  ground = await openGround();
  workers = await Promise.all([startDeskProcess({ ...ground, role: "worker" }), startDeskProcess({ ...ground, role: "worker" })]);
});
afterAll(async () => {
  for (const worker of workers ?? []) await worker.stop();
  await ground?.stop();
});

/** So many that are due now, and none of them again for years. */
const makeDue = () =>
  ground.pool.query(
    `insert into recurrence (id, team_id, rule, starts_on, clock, time_zone, subject, requester_id, changed_by, changed_at, next_at)
       select gen_random_uuid(), $1, 'FREQ=YEARLY', to_char(now(), 'YYYY-MM-DD'), to_char(now() at time zone 'UTC', 'HH24:MI'), 'UTC',
         'Check the backup', $2, $2, now(), date_trunc('minute', now()) from generate_series(1, $3)`,
    [teamOf(ground.world, "service-desk").id, ground.world.people.lead.id, each],
  );
const one = async (sql: string): Promise<unknown> => (await ground.pool.query(sql)).rows[0];

/** The minute's job, for each of the two, now. */
const look = async () => {
  for (let n = 0; n < 2; n++) await ground.pool.query("select graphile_worker.add_job('recurring.open_due')");
};

/** Where it would be worst: the row says that it has its turn, and the ticket is about to be written. */
async function killBetween(): Promise<void> {
  const holder = await ground.pool.connect();
  try {
    await holder.query("set idle_in_transaction_session_timeout = 0; begin; lock table ticket in share mode");
    await makeDue();
    await look();
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%into "ticket"%'`;
    await expect.poll(async () => (await ground.pool.query(waiting)).rowCount, { timeout: 100_000 }).toBeGreaterThan(0);
    for (const worker of workers) await worker.kill();
  } finally {
    await holder.query("rollback");
    holder.release();
  }
}

// Seen red: without the transaction around a turn nothing was opened at all.
it(`kill -9 of two workers while they open what is due, ${kills} times: each is opened once`, async () => {
  for (let kill = 0; kill < kills; kill++) {
    await killBetween();
    for (const worker of workers) await worker.start();
    await look();
    const opened = async () => Number(((await one("select count(*) as n from ticket where source = 'recurring'")) as { n: string }).n);
    await expect.poll(opened, { timeout: 150_000, interval: 500 }).toBeGreaterThanOrEqual((kill + 1) * each);
  }
  const tickets = kills * each;
  expect(
    await one(`select (select count(*)::int from ticket where source = 'recurring') as tickets,
      (select count(*)::int from recurrence_run where outcome = 'opened' and ticket_id is not null) as runs,
      (select count(*)::int from event where type = 'ticket.recurred') as told`),
  ).toEqual({ tickets, runs: tickets, told: tickets });
  noteFigure(35, "kill -9 while what recurs is opened", { kills, workers: 2, tickets, opened_twice: 0, not_opened: 0 });
});
