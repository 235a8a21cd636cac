import { afterAll, expect, it } from "vitest";
import { routedDesk } from "../../../tests/routed-desk.ts";
import { waitingTurns } from "./store-turns.ts";

const { desk, world, call, clear, rule, open, story } = await routedDesk();
afterAll(() => desk.close());

it("of what waits for somebody who comes, a VIP's is looked at first", async () => {
  await clear();
  const { ane, jonas } = world.people;
  const mark = (method: "PUT" | "DELETE") => call("lead", method, `/people/${ane.id}/marks/vip`, method === "PUT" ? {} : undefined);
  await rule({ name: "Everybody" });
  const his = await open({ requester: { id: jonas.id } });
  const hers = await open();
  expect((await story(his)).state).toBe("waiting");
  expect(await waitingTurns(desk.db, new Date(), 10)).toEqual([his, hers]);
  expect((await mark("PUT")).status).toBe(200);
  expect(await waitingTurns(desk.db, new Date(), 10)).toEqual([hers, his]);
  expect((await mark("DELETE")).status).toBe(204);
  expect(await waitingTurns(desk.db, new Date(), 10)).toEqual([his, hers]);
});
