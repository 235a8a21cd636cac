import { afterAll, beforeAll, expect, test } from "vitest";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";
import { expectNothingLost, openLedger } from "./harness/ledger.ts";
import { startWriters } from "./harness/writers.ts";

// Seen red: without pool.on("error") and client.on("error") in createPool the process was gone after the first time.
const times = 100;

let ground: Ground;
let desk: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  desk = await startDeskProcess({ ...ground, role: "all" });
});
afterAll(async () => {
  await desk?.stop();
  await ground?.stop();
});

const killAll = async (): Promise<number> =>
  (await ground.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'firstline%'")).rowCount ??
  0;

test(`fault 17: every connection to the database is killed ${times} times, idle and in use: the process lives, and nothing is lost`, async () => {
  const ledger = openLedger();
  let killed = 0;
  for (let time = 0; time < times; time++) {
    const busy = time % 3 === 0;
    const writers = startWriters({ base: desk.base, key: ground.keys.per, ledger, count: busy ? 4 : 0, tries: 200 });
    if (busy) await expect.poll(() => writers.heard.get("201") ?? 0).toBeGreaterThan(2);
    killed += await killAll();
    await writers.finish();
    expect(writers.heard.get("500")).toBeUndefined();
    expect(writers.heard.get("cut")).toBeUndefined();
  }
  expect(desk.exits()).toBe(0);
  const verdict = await expectNothingLost(ground.pool, ledger);
  expect(killed).toBeGreaterThan(times);
  noteFigure(17, "connections killed", { times, killed, exits: desk.exits(), ...verdict });
});
