import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "../../platform/db.ts";
import { setPassword } from "../access/index.ts";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld } from "../../../tests/world.ts";

let desk: Desk;
let ane: string;
beforeAll(async () => {
  desk = await openDesk();
  const world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    await setPassword(tx, made.people.ane.id, "seven rusty anchors");
    return made;
  });
  ane = await desk.signIn(world.people.ane.email ?? "", "seven rusty anchors");
});
afterAll(() => desk.close());

const send = (id: string, offset: number, bytes: Uint8Array) =>
  fetch(`${desk.base}/api/v1/uploads/${id}?offset=${offset}`, {
    method: "PATCH",
    headers: { cookie: ane, "content-type": "application/offset+octet-stream" },
    body: bytes as BodyInit,
  });

test("smoke", async () => {
  const bytes = randomBytes(3000);
  const announced = await desk.call("POST", "/uploads", { cookie: ane, body: { file_name: "x.bin", size: 3000 } });
  expect(announced.status).toBe(201);
  const id = announced.body.id;
  const first = await send(id, 0, bytes.subarray(0, 1000));
  expect([first.status, await first.json()]).toMatchObject([200, { offset: 1000 }]);
  const second = await send(id, 1000, bytes.subarray(1000));
  expect([second.status, await second.json()]).toMatchObject([200, { offset: 3000 }]);
  const ticket = await desk.call("POST", "/tickets", { cookie: ane, body: { subject: "x", attachments: [id] } });
  expect(ticket.status, ticket.text).toBe(201);
  const timeline = await desk.call("GET", `/tickets/${ticket.body.id}/timeline`, { cookie: ane });
  expect(timeline.body.items[0].attachments).toMatchObject([{ id, name: "x.bin" }]);
  const got = await fetch(`${desk.base}/api/v1/tickets/${ticket.body.id}/attachments/${id}`, { headers: { cookie: ane } });
  expect(got.status).toBe(200);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
});
