import { afterAll, beforeAll, expect, it } from "vitest";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk } from "../../../tests/security/small-desk.ts";
import type { World } from "../../../tests/world.ts";

let desk: Desk;
let world: World;
let keys: SmallDesk["keys"];

beforeAll(async () => {
  ({ desk, world, keys } = await openSmallDesk());
});
afterAll(() => desk.close());

it.each(["per", "ane"] as const)("what %s is answered for opening a ticket is what reading it answers", async (who) => {
  const key = keys.get(who);
  const requester = who === "per" ? { requester: { id: world.people.ane.id }, team: "messaging" } : {};
  const opened = await desk.call("POST", "/tickets", { key, body: { subject: "Outlook is slow", category: "mail", ...requester } });
  expect(opened.status, opened.text).toBe(201);
  const read = await desk.call("GET", `/tickets/${opened.body.id}`, { key });
  expect(opened.body).toEqual(read.body);
});

it.each(["per", "ane"] as const)("so it is for a ticket that is not read back: %s opens one of few words", async (who) => {
  const key = keys.get(who);
  const body = { subject: "Outlook is slow", tags: who === "per" ? ["mail"] : undefined };
  const opened = await desk.call("POST", "/tickets", { key, body });
  expect(opened.status, opened.text).toBe(201);
  const read = await desk.call("GET", `/tickets/${opened.body.id}`, { key });
  expect(opened.body).toEqual(read.body);
});

it("counts what was just opened, however recently somebody counted", async () => {
  const key = keys.get("per");
  const unassigned = async () => (await desk.call("GET", "/queues", { key })).body.queues.unassigned;
  const before = await unassigned();
  expect(await unassigned()).toBe(before);
  await desk.call("POST", "/tickets", { key, body: { subject: "Outlook is slow" } });
  expect(await unassigned()).toBe(before + 1);
});
