import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, quiet, settle, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { mostAttempts, retryFailures } from "../../platform/events/retry.ts";
import { runChecks } from "./checks.ts";
import { giveUpFailure, readFailureId, retryFailure } from "./failures.ts";
import { listFailures } from "./list-failures.ts";

let fresh: FreshDatabase;
let admin: Actor;
let broken = true;
const reaction: Reaction = {
  name: "test.letters",
  on: ["test.written"],
  run: async () => {
    if (broken) throw new Error("550 ane.berg@nordvik.example: no such mailbox\n  at send (mail.ts:1)");
  },
};

beforeAll(async () => {
  fresh = await freshDatabase();
  await runMigrations({ connectionString: fresh.url });
  ({
    actors: { administrator: admin },
  } = await transaction(fresh.db, (tx) => smallWorld(tx)));
});
afterAll(() => fresh.close());
beforeEach(async () => {
  broken = true;
  await fresh.pool.query("delete from reaction_failure");
  await fresh.pool.query("delete from graphile_worker._private_jobs");
  await settle(fresh.db, [reaction]);
});

const list = async () => (await listFailures(fresh.db, "en")).items;
const told = async () => {
  const { rows } = await fresh.pool.query("select type, actor_id, data from event where type like 'failure.%' order by at desc limit 1");
  return rows[0] as unknown;
};
const failuresCheck = async () => (await runChecks(fresh.db)).find(({ name }) => name === "failures");

async function letReactionFail(): Promise<string> {
  await transaction(fresh.db, (tx) => publish(tx, { type: "test.written", actorId: null }));
  await settle(fresh.db, [reaction]);
  return (await list())[0]?.id ?? "";
}

describe("a reaction that failed", () => {
  test("is shown with when it is tried again, and without what stands in the error about people", async () => {
    await letReactionFail();
    expect(await list()).toMatchObject([
      {
        kind: "reaction",
        name: "test.letters",
        about: "test.written",
        attempts: 1,
        most_attempts: 10,
        error: "550 [address] no such mailbox",
      },
    ]);
    expect((await list())[0]?.next_at).not.toBeNull();
    expect(await failuresCheck()).toMatchObject({ ok: false, facts: { count: 1, names: "test.letters" } });
  });

  test("that was tried often enough is tried by nobody but a person, and then anew", async () => {
    const id = await letReactionFail();
    await fresh.pool.query("update reaction_failure set attempts = $1", [mostAttempts]);
    expect((await list())[0]?.next_at).toBeNull();
    broken = false;
    const later = new Date(Date.now() + 30_000);
    await retryFailures(fresh.db, [reaction], quiet, later);
    expect(await list()).toHaveLength(1);
    await transaction(fresh.db, (tx) => retryFailure(tx, admin, id));
    await retryFailures(fresh.db, [reaction], quiet, later);
    expect(await list()).toEqual([]);
    expect(await told()).toMatchObject({
      type: "failure.retried",
      actor_id: admin.personId,
      data: { kind: "reaction", name: "test.letters" },
    });
  });

  test("can be given up", async () => {
    const id = await letReactionFail();
    await transaction(fresh.db, (tx) => giveUpFailure(tx, admin, id));
    expect(await list()).toEqual([]);
    expect(await failuresCheck()).toMatchObject({ ok: true });
    expect(await told()).toMatchObject({ type: "failure.given_up", actor_id: admin.personId });
    await expect(transaction(fresh.db, (tx) => giveUpFailure(tx, admin, id))).rejects.toMatchObject({ status: 404 });
  });

  test("counts a try before it is made", async () => {
    await letReactionFail();
    let counted = 0;
    const watching: Reaction = {
      ...reaction,
      run: async () => {
        counted = (await fresh.pool.query("select attempts from reaction_failure")).rows[0].attempts;
      },
    };
    await retryFailures(fresh.db, [watching], quiet, new Date(Date.now() + 60_000));
    expect(counted).toBe(2);
  });
});

describe("a job that failed", () => {
  const addJob = async (how: string): Promise<string> => {
    await fresh.pool.query("select graphile_worker.add_job('test.count', max_attempts := 3)");
    await fresh.pool.query(`update graphile_worker._private_jobs set ${how}`);
    return (await list())[0]?.id ?? "";
  };

  test("is shown, run again with all its tries, or given up", async () => {
    const id = await addJob("attempts = 3, last_error = 'no room on the disk'");
    expect(await list()).toMatchObject([
      { kind: "job", name: "test.count", attempts: 3, most_attempts: 3, next_at: null, error: "no room on the disk" },
    ]);
    await transaction(fresh.db, (tx) => retryFailure(tx, admin, id));
    const { rows } = await fresh.pool.query("select attempts, run_at <= now() as due from graphile_worker._private_jobs");
    expect(rows).toEqual([{ attempts: 0, due: true }]);
    await transaction(fresh.db, (tx) => giveUpFailure(tx, admin, id));
    expect((await fresh.pool.query("select from graphile_worker._private_jobs")).rowCount).toBe(0);
  });

  test("and had no time to say why, says so", async () => {
    await addJob("attempts = 3");
    expect((await list())[0]?.error).toBe("Its process ended while it ran.");
  });

  test("is left alone while it runs, and while it only waits for its turn", async () => {
    await addJob("attempts = 1, locked_at = now(), locked_by = 'x'");
    expect(await list()).toEqual([]);
    const { rows } = await fresh.pool.query("select id from graphile_worker._private_jobs");
    await expect(transaction(fresh.db, (tx) => giveUpFailure(tx, admin, `job-${rows[0].id}`))).rejects.toMatchObject({ status: 404 });
    await fresh.pool.query("update graphile_worker._private_jobs set attempts = 0, locked_at = null, locked_by = null");
    expect(await list()).toEqual([]);
  });
});

test.each(["job-", "job-1;", "job-99999999999999999999", "event-1-x", "event-01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42-", "../x", ""])(
  "%j is the id of nothing",
  (text) => expect(readFailureId(text)).toBeNull(),
);
