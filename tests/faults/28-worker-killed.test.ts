import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { median, noteFigure, span } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";
import { expectNothingLost, openLedger } from "./harness/ledger.ts";
import { startWriters } from "./harness/writers.ts";

const kills = 10;

let ground: Ground;
let web: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  // Two signals that only this test knows make it fail as a forgotten promise and a forgotten throw would.
  const clumsy = `process.on("SIGUSR2",()=>{Promise.reject(new Error("nobody heard this"))});process.on("SIGWINCH",()=>{throw new Error("nobody caught this")})`;
  web = await startDeskProcess({
    ...ground,
    role: "web",
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clumsy)}` },
  });
});
afterAll(async () => {
  await web?.stop();
  await ground?.stop();
});

/** How many messages each ticket of Ane's was given that it was opened. */
async function messages(): Promise<number[]> {
  const { rows } = await ground.pool.query(
    `select (select count(*)::int from outbox o where o.ticket_id = t.id and o.kind = 'opened') as n
       from ticket t where t.requester_id = $1`,
    [ground.world.people.ane.id],
  );
  return rows.map(({ n }) => n as number);
}

/** How far the worker has come. */
async function place(): Promise<string> {
  const { rows } = await ground.pool.query(
    "select xid::text || event_id as place from reaction_cursor where subscriber = 'notifications.tell'",
  );
  return rows[0]?.place;
}

describe("fault 28: a process dies, hangs or fails where nobody looks", () => {
  it(`kill -9 of the worker under load, ${kills} times: whom it concerns is told once of every ticket`, async () => {
    const worker = await startDeskProcess({ ...ground, role: "worker" });
    const ledger = openLedger();
    const writers = startWriters({ base: web.base, key: ground.keys.ane, ledger, count: 4 });
    const waits: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const before = await place();
      // An event at which worker after worker ends would be set aside: each of them gets somewhere.
      await expect.poll(place, { timeout: 60_000 }).not.toBe(before);
      await pause(Math.random() * 500);
      await worker.kill();
      waits.push(await worker.start());
    }
    await writers.finish();
    const verdict = await expectNothingLost(ground.pool, ledger);
    await expect.poll(async () => new Set(await messages()), { timeout: 60_000 }).toEqual(new Set([1]));
    await worker.stop();
    expect(median(waits)).toBeLessThan(worker.patience);
    noteFigure(28, "kill -9 of the worker", {
      kills,
      ...verdict,
      messages: (await messages()).length,
      not_told: 0,
      told_twice: 0,
      ...span("ready", waits),
    });
  });

  it("a process that stands still for ten seconds loses nothing and goes on by itself", async () => {
    const ledger = openLedger();
    const writers = startWriters({ base: web.base, key: ground.keys.per, ledger });
    await expect.poll(() => writers.heard.get("201") ?? 0).toBeGreaterThan(5);
    process.kill(web.pid(), "SIGSTOP");
    await pause(10_000);
    process.kill(web.pid(), "SIGCONT");
    const before = writers.heard.get("201") ?? 0;
    await expect.poll(() => writers.heard.get("201") ?? 0).toBeGreaterThan(before + 5);
    await writers.finish();
    await expectNothingLost(ground.pool, ledger);
    expect(web.exits()).toBe(0);
  });

  // Seen red: without the two listeners of main.ts the forgotten promise ended the process, and the throw left no line in the log.
  it("a promise that nobody hears is logged and the desk goes on; a throw that nobody catches is logged and ends it", async () => {
    process.kill(web.pid(), "SIGUSR2");
    await expect.poll(() => web.said()).toContain("nobody heard this");
    expect((await fetch(`${web.base}/readyz`)).status).toBe(200);
    expect(web.exits()).toBe(0);
    process.kill(web.pid(), "SIGWINCH");
    await expect.poll(() => web.exits()).toBe(1);
    // Node itself shows the throw, too, and whichever of the two streams is read first.
    const inLog = () =>
      web
        .said()
        .split("\n")
        .find((said) => said.startsWith("{") && said.includes("nobody caught this"));
    await expect.poll(inLog).toBeDefined();
    expect(JSON.parse(inLog() ?? "")).toMatchObject({ level: 60, err: { message: "nobody caught this" } });
    await web.start();
  });
});
