import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../server/platform/id.ts";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

const kills = 3;
const each = 30;
const minutes = 60;

let ground: Ground;
let web: DeskProcess;
let workers: DeskProcess[];
beforeAll(async () => {
  ground = await openGround();
  await promise(1, minutes);
  web = await startDeskProcess({ ...ground, role: "web" });
  workers = await Promise.all([startDeskProcess({ ...ground, role: "worker" }), startDeskProcess({ ...ground, role: "worker" })]);
});
afterAll(async () => {
  for (const worker of workers ?? []) await worker.stop();
  await web?.stop();
  await ground?.stop();
});

const level = newId();
/** From now on everything is promised within so many minutes. */
async function promise(version: number, resolution: number): Promise<void> {
  const targets = { first_response: null, next_response: null, resolution, acceptance: null, vendor: null, call_back: null };
  const wide = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
  const warnings = [{ metric: "resolution", when: "before", minutes: 30, tell: ["assignee"] }];
  const levels = [{ id: level, version, name: "All", for: wide, targets, hours: "always", pauses: [], warnings }];
  await ground.pool.query("insert into service_level_list values ($1, $2, now(), $3, null)", [newId(), version, JSON.stringify(levels)]);
}

async function open(): Promise<void> {
  const answer = await fetch(`${web.base}/api/v1/tickets`, {
    method: "POST",
    headers: { authorization: `Bearer ${ground.keys.ane}`, "content-type": "application/json" },
    body: JSON.stringify({ subject: "No sound" }),
  });
  expect(answer.status).toBe(201);
}
const number = async (sql: string): Promise<number> => Number((await ground.pool.query<{ n: string }>(`select (select ${sql}) as n`)).rows[0]?.n);

/** The minute's job, for each of the two, now. */
const look = async () => {
  for (let n = 0; n < 2; n++) await ground.pool.query("select graphile_worker.add_job('clocks.watch')");
};

/** While others wait for what `table` is held for: where it would be worst, the process is killed. */
async function killWhile(table: string, begin: () => Promise<unknown>): Promise<void> {
  const holder = await ground.pool.connect();
  try {
    await holder.query(`set idle_in_transaction_session_timeout = 0; begin; lock table ${table} in share mode`);
    await begin();
    const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and query ~* 'into \"?event\"?'";
    await expect.poll(async () => (await ground.pool.query(waiting)).rowCount, { timeout: 100_000 }).toBeGreaterThan(0);
    for (const worker of workers) await worker.kill();
  } finally {
    await holder.query("rollback");
    holder.release();
  }
  for (const worker of workers) await worker.start();
}

it(`kill -9 of two workers while they tell what is near and missed, ${kills} times: 0 double, 0 missed`, async () => {
  for (let kill = 0; kill < kills; kill++) {
    for (let n = 0; n < each; n++) await open();
    const clocks = () => number("count(*) from ticket_clock where metric = 'resolution'");
    await expect.poll(clocks, { timeout: 100_000, interval: 500 }).toBe((kill + 1) * each);
    await killWhile("event", async () => {
      // So much time has passed for those: their targets are over.
      await ground.pool.query(`update ticket_clock set next_at = now() - interval '1 minute', steps = (
        select jsonb_agg(s || jsonb_build_object('at', now() - interval '1 minute')) from jsonb_array_elements(steps) s) where next_at > now()`);
      await look();
    });
    await look();
    const told = () => number("count(distinct ticket_id) from event where type = 'ticket.target_missed'");
    await expect.poll(told, { timeout: 150_000, interval: 500 }).toBe((kill + 1) * each);
  }
  const tickets = kills * each;
  for (const type of ["ticket.target_near", "ticket.target_missed"])
    expect(await number(`count(*) from event where type = '${type}'`)).toBe(tickets);
  expect(await number("count(*) from ticket_clock_told")).toBe(2 * tickets);
  noteFigure(36, "kill -9 while targets are told", { kills, tickets, told_twice: 0, not_told: 0 });
});

it("kill -9 of two workers while many tickets are counted anew: it goes on where it was, each once", async () => {
  const tickets = kills * each;
  await promise(2, 2 * minutes);
  await killWhile("event", () =>
    ground.pool.query(
      `insert into clock_recount (id, asked_by, reason, by, total, started_at) values ($1, $2, 'Agreed anew', 'all', $3, now())`,
      [newId(), ground.world.people.administrator.id, tickets],
    ),
  );
  const state = async () => (await ground.pool.query("select state, done, moved from clock_recount")).rows[0];
  await expect.poll(state, { timeout: 150_000, interval: 500 }).toEqual({ state: "done", done: tickets, moved: tickets });
  expect(await number("count(*) from event where type = 'ticket.clock_recounted'")).toBe(tickets);
  expect(await number(`count(*) from ticket_clock where metric = 'resolution' and minutes = ${2 * minutes}`)).toBe(tickets);
});
