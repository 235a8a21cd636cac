import { QueryObserver, type QueryClient } from "@tanstack/react-query";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import type { Fact } from "../../web/platform/touches.ts";
import { smallWorld, type World } from "../world.ts";
import { listen, type Listener } from "./listen.ts";
import { openDesk, type Desk } from "./open-desk.ts";

type Who = "per" | "kari" | "lars" | "sara" | "lead";
const who: readonly Who[] = ["per", "kari", "lars", "sara", "lead"];

/** What one browser does with the stream and its readings, without the screen. */
interface Open {
  ear: Listener;
  queryClient: QueryClient;
  /** The number beside the view that all share, and how many are open in all. */
  shown: { view: number; open: number };
  asked: { "/views/counts": number; "/queues": number };
}

let desk: Desk;
let world: World;
let view: string;
const keys = new Map<Who, string>();
const desks: Open[] = [];
const call = (name: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(name), body });

/** As the browser has it: what Vite alone reads is no part of the types here. */
const inWeb = (name: string): string => new URL(`../../web/platform/${name}.ts`, import.meta.url).pathname;

async function openOne(name: Who): Promise<Open> {
  // Each its own browser: nothing that one has read or waits for is another's.
  vi.resetModules();
  const { queryClient } = (await import(inWeb("query-client"))) as { queryClient: QueryClient };
  const { refreshFor } = (await import(inWeb("refresh"))) as { refreshFor: (fact: Fact) => void };
  const one: Open = {
    ear: await listen(desk, { key: keys.get(name) }),
    queryClient,
    shown: { view: -1, open: -1 },
    asked: { "/views/counts": 0, "/queues": 0 },
  };
  const read = (path: keyof Open["asked"], took: (body: any) => number) =>
    new QueryObserver(queryClient, {
      queryKey: [`GET ${path}`],
      queryFn: async () => {
        one.asked[path]++;
        return took((await call(name, "GET", path)).body);
      },
    }).subscribe(() => {});
  read("/views/counts", ({ items }) => (one.shown.view = items.find(({ id }: { id: string }) => id === view)?.number ?? -1));
  read("/queues", ({ queues }) => (one.shown.open = queues.all_open));
  let taken = 0;
  const take = () => {
    for (const { data } of one.ear.events.slice(taken)) refreshFor(JSON.parse(data) as Fact);
    taken = one.ear.events.length;
  };
  void one.ear.closed.finally(() => clearInterval(looking));
  const looking = setInterval(take, 5);
  return one;
}

/** How many milliseconds until every desk shows so many. */
async function until(number: number): Promise<number> {
  const began = performance.now();
  await vi.waitFor(() => expect(desks.map(({ shown }) => [shown.view, shown.open])).toEqual(desks.map(() => [number, number])), {
    timeout: 5000,
    interval: 20,
  });
  return performance.now() - began;
}
const open = async (n: number) => {
  const { status } = await call("per", "POST", "/tickets", {
    subject: `Scanner ${n} is stuck`,
    requester: { id: world.people.ane.id },
    channel: "phone",
    tags: ["scanner"],
  });
  expect(status).toBe(201);
};
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

beforeAll(async () => {
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    for (const name of who) keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
  });
  const made = await call("lead", "POST", "/views", { name: "Scanners", scope: "shared", filter: "is:active tag:scanner" });
  expect(made.status).toBe(201);
  view = made.body.id;
  for (const name of who) desks.push(await openOne(name));
  await until(0);
});
afterAll(async () => {
  for (const { ear, queryClient } of desks) {
    ear.leave();
    queryClient.clear();
  }
  await desk.close();
});

// Seen red: with the counts of views remembered over a change.
it("counts of views and queues are on every desk within two seconds of a change, and nobody asks while nothing happens", async () => {
  const before = desks.map(({ asked }) => ({ ...asked }));
  await pause(1500);
  expect(desks.map(({ asked }) => asked)).toEqual(before);
  await open(1);
  // And one more for a machine that does other things meanwhile.
  expect(await until(1)).toBeLessThan(3000);
});

// Seen red: with desks that read every two seconds, and a server that counts once in one: the last of a row was three seconds old.
it("so are they of each change in a row, whenever it comes between two readings", async () => {
  const began = performance.now();
  await call("per", "GET", "/session");
  const oneAsk = Math.min(200, performance.now() - began);
  const late: number[] = [];
  // Each desk reads at a moment of its own: here as far from one another as they can be.
  let turn = 0;
  const random = vi.spyOn(Math, "random").mockImplementation(() => (turn++ % desks.length) / desks.length);
  await pause(2500);
  const now = Math.max(...desks.map(({ shown }) => shown.view));
  const waits: Promise<void>[] = [];
  for (let n = 1; n <= 24; n++) {
    await open(100 + n);
    const since = performance.now();
    waits.push(
      vi
        .waitFor(() => desks.forEach(({ shown }) => expect(Math.min(shown.view, shown.open)).toBeGreaterThanOrEqual(now + n)), {
          timeout: 8000,
          interval: 20,
        })
        .then(() => void late.push(performance.now() - since)),
    );
    await pause(170);
  }
  await Promise.all(waits);
  random.mockRestore();
  // A busy machine answers later whoever asks: that is not what is measured here.
  expect(Math.max(...late)).toBeLessThan(2000 + 2 * oneAsk);
});

// Seen red: with every fact read at once, a desk asked eighteen times.
it("however many changes come at once, a desk asks a few times for all of them", async () => {
  const before = desks.map(({ asked }) => ({ ...asked }));
  const began = performance.now();
  for (let n = 1; n <= 30; n++) await open(n + 200);
  await until(55);
  const most = Math.ceil((performance.now() - began) / 1300) + 1;
  for (const [at, { asked }] of desks.entries())
    for (const path of ["/views/counts", "/queues"] as const) expect(asked[path] - (before[at]?.[path] ?? 0)).toBeLessThanOrEqual(most);
});
