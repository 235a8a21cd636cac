import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { findPeople } from "./index.ts";

test("the small world stands", async ({ db }) => {
  const world = await smallWorld(db);
  expect(world.actors.kari.tier).toBe(2);
  expect((await findPeople(db, "berg ane", 8)).map((hit) => hit.name)).toEqual(["Ane Berg"]);
});
