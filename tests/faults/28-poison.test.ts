import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { publish } from "../../server/platform/events/publish.ts";
import { announceRunner } from "../../server/platform/job-runners.ts";
import { unlockJobs } from "../../server/platform/unlock-jobs.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../database.ts";
import { root } from "../desk.ts";

const opened: FreshDatabase[] = [];
let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
  opened.push(fresh);
  await runMigrations({ connectionString: fresh.url });
});
afterAll(async () => {
  for (const database of opened) await database.close();
});

const notes = async (): Promise<Record<string, number>> => {
  const { rows } = await fresh.pool.query("select key, value::int as times from setting where key like 'tried%' or key like 'fine%'");
  return Object.fromEntries(rows.map(({ key, times }) => [key, times]));
};

const startWorker = () =>
  spawn(process.execPath, [join(root, "tests/faults/poison-worker.ts"), fresh.url], { stdio: ["ignore", "pipe", "inherit"] });

/** Starts the worker again each time it is killed, as a supervisor does, until `done`; answers how often it was killed. */
async function supervise(done: () => Promise<boolean>): Promise<number> {
  for (let kills = 0; ; kills += 1) {
    const worker = startWorker();
    const ended = once(worker, "exit").then(() => "ended");
    const finished = expect.poll(done, { timeout: 40_000, interval: 200 }).toBe(true);
    if ((await Promise.race([ended, finished.then(() => "done")])) === "done") {
      worker.kill("SIGKILL");
      await ended;
      return kills;
    }
    finished.catch(() => {});
  }
}

// Seen red: without reactCarefully the worker ended at the same event for ever, and those behind it had no turn.
test(
  "an event that ends its process is set aside after three ends, and those before and behind it get their turn",
  { timeout: 120_000 },
  async () => {
    const worker = startWorker();
    await once(worker.stdout, "data");
    worker.kill("SIGKILL");
    await once(worker, "exit");
    for (const what of ["before", "poison", "behind"])
      await transaction(fresh.db, (tx) => publish(tx, { type: "test.happened", actorId: null, data: { what } }));
    const failures = async () => (await fresh.pool.query("select attempts, error from reaction_failure")).rows;
    const kills = await supervise(async () => "tried behind" in (await notes()) && (await failures()).length === 1);
    expect(kills).toBe(3);
    expect(await notes()).toMatchObject({ "tried poison": 3, "tried behind": 1 });
    expect(await failures()).toEqual([{ attempts: 10, error: "The process ended while this was being done" }]);
  },
);

// Seen red: without startUnlocking the job stayed with the dead worker (four hours, by itself).
test("a job that ends its process is tried as often as it may be, and then shown as failed", { timeout: 120_000 }, async () => {
  await fresh.pool.query("select graphile_worker.add_job('test.poison', max_attempts := 2), graphile_worker.add_job('test.fine')");
  const failed = async () =>
    (await fresh.pool.query("select from graphile_worker.jobs where attempts = 2 and locked_at is null")).rowCount === 1;
  expect(await supervise(async () => (await failed()) && "fine job" in (await notes()))).toBe(2);
  // The other one is done at least once: it may have been under way when its process was killed.
  expect(await notes()).toEqual({ "tried job": 2, "fine job": expect.any(Number) });
});

test("jobs of a runner that is connected are left alone, those of one that is gone at two looks are free", async () => {
  await fresh.pool.query("select graphile_worker.add_job('a'), graphile_worker.add_job('b')");
  await fresh.pool.query(
    "update graphile_worker._private_jobs set locked_at = now() - interval '1 day', locked_by = case id when 1 then 'pool-alive' else 'pool-gone' end",
  );
  const alive = announceRunner(fresh.url, "pool-alive", quiet);
  await expect.poll(async () => [...(await unlockJobs(fresh.pool, new Set(), quiet))]).toEqual(["pool-gone"]);
  const held = async () => (await fresh.pool.query("select locked_by from graphile_worker._private_jobs where locked_by is not null")).rows;
  expect(await held(), "one look is not enough").toHaveLength(2);
  await unlockJobs(fresh.pool, new Set(["pool-gone", "pool-alive"]), quiet);
  expect(await held()).toEqual([{ locked_by: "pool-alive" }]);

  // A connection that drops comes back.
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'firstline jobs' and datname = current_database()",
  );
  await expect.poll(async () => [...(await unlockJobs(fresh.pool, new Set(), quiet))]).toEqual([]);
  await client.end();
  await alive.stop();
  await expect.poll(async () => [...(await unlockJobs(fresh.pool, new Set(), quiet))]).toEqual(["pool-alive"]);
});
