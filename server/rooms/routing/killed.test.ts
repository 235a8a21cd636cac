import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { routedDesk } from "../../../tests/routed-desk.ts";
import { routeOnTime } from "./index.ts";

const { desk, calm, inMinutes, about, clear, says, rule, open, story, stillThere, call, world } = await routedDesk();
afterAll(() => desk.close());
beforeEach(clear);

/** Ends whoever works on the database in the middle of a decision: the offer is written there, and why is not yet. */
async function killedWhile(work: () => Promise<unknown>): Promise<void> {
  const other = await desk.pool.connect();
  await other.query("begin");
  await other.query("lock table routing_decision in access exclusive mode");
  const working = work().catch(() => {});
  const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query like '%routing_decision%'`;
  let ended = 0;
  for (let tries = 0; tries < 100 && ended === 0; tries += 1) {
    const { rowCount } = await desk.pool.query(`select pg_terminate_backend(pid) from (${waiting}) as those`);
    ended = rowCount ?? 0;
    if (ended === 0) await pause(50);
  }
  await other.query("rollback");
  other.release();
  await working;
  expect(ended).toBeGreaterThan(0);
}

const offers = async (ticketId: string) =>
  (
    await desk.pool.query<{ technician_id: string; answer: string | null }>(
      "select technician_id, answer from offer where ticket_id = $1 order by at, id",
      [ticketId],
    )
  ).rows;

// Seen red: with the offer committed before what is known of it, nobody could say why somebody was asked.
test("who is killed in the middle of a decision asked nobody, and it is decided once", async () => {
  await rule();
  await says("available", "per", "kari");
  const made = await call("administrator", "POST", "/tickets", {
    subject: "Streaks",
    requester: { id: world.people.ane.id },
    team: "service-desk",
  });
  const { id } = made.body as { id: string };
  await killedWhile(calm);
  await calm();
  await calm();
  expect((await offers(id)).map(({ answer }) => answer)).toEqual([null]);
  expect((await story(id)).decisions).toHaveLength(1);
});

test("who is killed while an offer runs out loses no ticket and asks nobody twice", async () => {
  await rule();
  await says("available", "per", "kari");
  const id = await open();
  await stillThere(11);
  const now = inMinutes(11);
  await killedWhile(() => routeOnTime(desk.db, now));
  expect((await offers(id)).map(({ answer }) => answer)).toEqual([null]);
  await routeOnTime(desk.db, now);
  await routeOnTime(desk.db, now);
  await calm();
  const all = await offers(id);
  expect(all.map(({ answer }) => answer)).toEqual(["expired", null]);
  expect(new Set(all.map(({ technician_id }) => technician_id)).size).toBe(2);
  expect((await about(id)).team.key).toBe("service-desk");
});
