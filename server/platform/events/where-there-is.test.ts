import { expect, test } from "vitest";
import type { Db } from "../db.ts";
import type { StoredEvent } from "./read.ts";
import type { Reaction } from "./reaction.ts";
import { whereThereIs } from "./where-there-is.ts";

const nowhere = {} as Db;
const fact = (id: string, ticket_id: string | null): StoredEvent => ({
  id,
  ticket_id,
  xid: "1",
  type: "reply.added",
  at: new Date(0),
  actor_id: null,
  contact_id: null,
  person_id: null,
  public: true,
  data: {},
});

// Seen red: with every fact looked at.
test("of many facts only those of tickets that have something are looked at, in their order, after one question", async () => {
  const seen: string[] = [];
  const asked: (readonly string[])[] = [];
  const reaction: Reaction = { name: "rare", on: ["reply.added"], run: async (_, { id }) => void seen.push(id) };
  const rare = whereThereIs(reaction, async (_, ids) => (asked.push(ids), new Set(["b"])));
  await rare.runAll?.(nowhere, [fact("1", "a"), fact("2", "b"), fact("3", null), fact("4", "b"), fact("5", "a")]);
  await rare.runAll?.(nowhere, [fact("6", null)]);
  expect(seen).toEqual(["2", "4"]);
  expect(asked).toEqual([["a", "b"]]);
});
