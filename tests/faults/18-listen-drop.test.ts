import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startReacting } from "../../server/platform/events/react.ts";
import type { Reaction } from "../../server/platform/events/reaction.ts";
import { startWaking } from "../../server/platform/events/wake.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../database.ts";
import { median, noteFigure, span } from "./harness/figures.ts";

// Seen red: without the poll and the poke after a reconnect (wake.ts), all 100 stayed unheard.
const drops = 25;
const each = 4;

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 6 })));
afterAll(() => fresh.close());

const dropListener = async (): Promise<number> =>
  (
    await fresh.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'firstline listen' and datname = current_database()",
    )
  ).rowCount ?? 0;

/** As another process does: past `publish`, and with its notice. */
async function happen(): Promise<string> {
  const id = randomUUID();
  await fresh.pool.query("insert into event (id, type) values ($1, 'test.happened')", [id]);
  await fresh.pool.query("notify firstline_event");
  return id;
}

test(`fault 18: the listening connection drops ${drops} times while ${drops * each} things happen elsewhere: none is missed, none told twice`, async () => {
  const heard = new Map<string, number>();
  const lags: number[] = [];
  const reaction: Reaction = {
    name: "fault.ears",
    on: ["test.happened"],
    async run(_, event) {
      heard.set(event.id, (heard.get(event.id) ?? 0) + 1);
      lags.push(Date.now() - event.at.getTime());
    },
  };
  const waking = startWaking(fresh.url, fresh.pool, quiet);
  const reacting = await startReacting(fresh.db, [reaction], quiet);
  const happened: string[] = [];
  for (let drop = 0; drop < drops; drop++) {
    await expect.poll(dropListener).toBe(1);
    for (let n = 0; n < each; n++) {
      happened.push(await happen());
      await pause(Math.random() * 60);
    }
  }
  await expect.poll(() => happened.filter((id) => !heard.has(id))).toEqual([]);
  await reacting.stop();
  await waking.stop();
  expect(new Set(heard.values())).toEqual(new Set([1]));
  expect(median(lags)).toBeLessThan(6000);
  noteFigure(18, "LISTEN drop", { drops, happened: happened.length, missed: 0, ...span("lag", lags) });
});
