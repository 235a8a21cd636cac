import type { FastifyRequest } from "fastify";
import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { addMember, createTeam } from "../teams/index.ts";
import { createApiKey } from "./create-api-key.ts";
import { actorFor } from "./authenticate.ts";
import { rememberCallers } from "./remember-callers.ts";
import { revokeApiKey } from "./revoke-api-key.ts";

const withKey = (key: string) => ({ headers: { authorization: `Bearer ${key}` } }) as FastifyRequest;

async function caller(db: Db) {
  const world = await smallWorld(db);
  const personId = world.people.kari.id;
  const { key, id } = await createApiKey(db, { personId, name: "program" });
  const ask = rememberCallers(db);
  const now = new Date();
  return { world, personId, id, now, ask: (at = now) => ask(withKey(key), at) };
}

test("a caller is looked up once a second", async ({ db }) => {
  const { ask, now } = await caller(db);
  const first = await ask();
  expect(await ask()).toBe(first);
  expect(await ask(new Date(now.getTime() + 999))).toBe(first);
  expect(await ask(new Date(now.getTime() + 1001))).not.toBe(first);
});

test("a key that is revoked here is refused at once", async ({ db }) => {
  const { ask, personId, id, now } = await caller(db);
  await ask();
  const actor = { ...(await actorFor(db, personId)), sessionId: "a session" };
  await transaction(db, (tx) => revokeApiKey(tx, actor, id, now));
  await expect(ask()).rejects.toMatchObject({ status: 401 });
});

test("who joins a team here works for it at once", async ({ db }) => {
  const { ask, personId } = await caller(db);
  await ask();
  const boss = await actorFor(db, personId);
  const team = await transaction(db, async (tx) => {
    const made = await createTeam(tx, boss, { key: "printers", name: "Printers", tier: 2 });
    await addMember(tx, made.id, personId, false);
    return made;
  });
  expect((await ask()).teamIds.has(team.id)).toBe(true);
});
