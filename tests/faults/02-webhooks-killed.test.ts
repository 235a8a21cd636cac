import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDb, transaction } from "../../server/platform/db.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { openTicket } from "../../server/rooms/tickets/index.ts";
import { createWebhook } from "../../server/rooms/webhooks/create-webhook.ts";
import { nameHosts } from "../../server/platform/egress/index.ts";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

const kills = 5;
const tickets = 400;

let ground: Ground;
let worker: DeskProcess;
let receiver: Server;
const arrived = new Map<string, string[]>();

beforeAll(async () => {
  receiver = createServer(async (request, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { type, data } = JSON.parse(Buffer.concat(pieces).toString());
    const known = arrived.get(data.ticket.id) ?? [];
    arrived.set(data.ticket.id, [...known, `${type} ${String(request.headers["webhook-id"])}`]);
    await pause(5);
    answer.writeHead(204).end();
  });
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  ground = await openGround();
  const key = randomBytes(32);
  configureSealing(key);
  const env = { FIRSTLINE_SECRET_KEY: key.toString("base64"), FIRSTLINE_WEBHOOK_HOSTS: "127.0.0.1" };
  worker = await startDeskProcess({ ...ground, role: "worker", env });
});
afterAll(async () => {
  await worker?.stop();
  await ground?.stop();
  receiver?.close();
  nameHosts({ hosts: [] });
});

it(`fault 2: kill -9 of the worker while webhooks are told, ${kills} times: everything arrives, again only under the same id`, async () => {
  const { actors } = ground.world;
  const db = createDb(ground.pool);
  nameHosts({ hosts: ["127.0.0.1"] });
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  await transaction(db, (tx) => createWebhook(tx, actors.administrator, new Date(), { name: "Board", url, types: ["ticket.opened"] }));
  const opened: string[] = [];
  const open = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const given = { subject: `Told ${n}`, description: "", channel: "web" as const };
      opened.push((await transaction(db, (tx) => openTicket(tx, actors.ane, new Date(), given))).id);
    }
  };
  for (let kill = 0; kill < kills; kill++) {
    const before = arrived.size;
    await open(tickets / kills);
    await expect.poll(() => arrived.size, { timeout: 60_000 }).toBeGreaterThan(before + 10);
    await worker.kill();
    await worker.start();
  }
  // What a dead worker held is taken up after a minute; here at once.
  const waiting = async () => {
    await ground.pool.query("update webhook_delivery set next_try_at = now() where state = 'waiting' and next_try_at > now() + interval '20 s'");
    const { rows } = await ground.pool.query(
      "select count(*)::int as n from event e where e.type = 'ticket.opened' and not exists (select from webhook_delivery d where d.event_id = e.id and d.state = 'delivered')",
    );
    return rows[0].n;
  };
  await expect.poll(waiting, { timeout: 120_000, interval: 1000 }).toBe(0);
  expect(opened.filter((id) => !arrived.has(id))).toEqual([]);
  const ids = [...arrived.values()].map((told) => new Set(told).size);
  expect(Math.max(...ids)).toBe(1);
  const twice = [...arrived.values()].filter((told) => told.length > 1).length;
  noteFigure(2, "kill -9 of the worker while webhooks are told", { kills, tickets, lost: 0, toldTwice: twice });
});
