import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { median, noteFigure, span } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";
import { expectNothingLost, openLedger } from "./harness/ledger.ts";
import { startWriters } from "./harness/writers.ts";

// Seen red: with the answer sent before the commit (bind.ts), 17 of 97 that were acknowledged were lost.
const kills = 10;

let ground: Ground;
let desk: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  desk = await startDeskProcess({ ...ground, role: "web" });
});
afterAll(async () => {
  await desk?.stop();
  await ground?.stop();
});

test(`fault 1: kill -9 of the web server in the middle of requests, ${kills} times: nothing acknowledged is lost, nothing is there twice`, async () => {
  const ledger = openLedger();
  const writers = startWriters({ base: desk.base, key: ground.keys.per, ledger });
  const waits: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await pause(200 + Math.random() * 500);
    await desk.kill();
    waits.push(await desk.start());
  }
  await pause(300);
  await writers.finish();
  const verdict = await expectNothingLost(ground.pool, ledger);
  expect(writers.heard.get("cut")).toBeGreaterThan(0);
  expect(writers.heard.get("500")).toBeUndefined();
  expect(median(waits)).toBeLessThan(desk.patience);
  noteFigure(1, "kill -9 of the web server", { kills, ...verdict, ...span("ready", waits) });
});
