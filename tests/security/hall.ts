import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { z } from "zod";
import { configureRooms } from "../../server/boot/configure-rooms.ts";
import { readConfig } from "../../server/platform/config.ts";
import { transaction, type Db } from "../../server/platform/db.ts";
import type { BoundRoute } from "../../server/platform/http/handle.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { createServer } from "../../server/platform/http/serve.ts";
import { createLog } from "../../server/platform/log.ts";
import { rooms } from "../../server/rooms.ts";
import { authenticate, createApiKey } from "../../server/rooms/access/index.ts";
import { startSession } from "../../server/rooms/access/start-session.ts";
import { freshDatabase, type FreshDatabase } from "../database.ts";
import { dbWithin } from "../ground/within.ts";
import { smallWorld, type World } from "../world.ts";

/** Who tries every door; keys are the columns of the matrix. */
export const actors = {
  anonymous: null,
  ane: "a requester; most of what is tried is hers",
  jonas: "her colleague",
  siri: "a requester of another organization",
  lars: "a technician of another team",
  auditor: "reads, changes nothing",
  per: "a technician of her ticket's team",
  lead: "leads that team",
  administrator: "may do all that one person may",
  key: "Per's, with the scopes tickets:read and catalog:read",
} as const;
export type ActorName = keyof typeof actors;
export const actorNames = Object.keys(actors) as ActorName[];

export const bound: BoundRoute[] = rooms.flatMap((room) => room.routes ?? []);

/** A stream never ends, and what it tells is judged event by event elsewhere: here only who may open one is asked. */
const withoutStreams = bound.map((one): BoundRoute =>
  one.route.media === "stream" ? { ...one, route: { ...one.route, media: undefined, answer: z.unknown() }, handler: () => null } : one,
);

export interface Hall {
  app: FastifyInstance;
  db: Db;
  world: World;
  /** Every line the server logged. */
  logged: string[];
  /** Which handlers ran. */
  reached: string[];
  /** The text of every statement that PostgreSQL was given, without its values. */
  statements: string[];
  headersOf(actor: ActorName): Record<string, string>;
  /** Calls an endpoint in this process; what it writes stays until the `trial` around it is over. */
  send(actor: ActorName, method: string, url: string, more?: Partial<InjectOptions>): Promise<LightMyRequestResponse>;
  /** Runs `work` and forgets all that it wrote. */
  trial<T>(work: () => Promise<T>): Promise<T>;
  query: FreshDatabase["pool"]["query"];
  close(): Promise<void>;
}

/**
 * The whole desk in this process, every room of server/rooms.ts, with the small world, inside one transaction that is never
 * committed; or, for what reacts to commits, with `commits`, and then nothing can be tried and forgotten.
 */
export async function openHall({ commits = false } = {}): Promise<Hall> {
  const fresh = await freshDatabase();
  const client = await fresh.pool.connect();
  if (!commits) await client.query("begin");
  const statements: string[] = [];
  // A request that was refused may have asked for more beside what refused it: the next begins when that was answered, too.
  const underWay = new Set<Promise<unknown>>();
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  Object.assign(client, {
    query(...given: unknown[]) {
      statements.push(typeof given[0] === "string" ? given[0] : String((given[0] as { text?: string } | undefined)?.text));
      const answer = query(...given);
      const settled = Promise.resolve(answer)
        .catch(() => {})
        .finally(() => underWay.delete(settled));
      underWay.add(settled);
      return answer;
    },
  });
  const db = commits ? fresh.db : dbWithin(client);
  const logged: string[] = [];
  const reached: string[] = [];
  const watched = withoutStreams.map((one): BoundRoute => ({ ...one, handler: (call) => (reached.push(one.key), one.handler(call)) }));
  const sink = new Writable({ write: (chunk, _, done) => (logged.push(String(chunk)), done()) });
  const folder = mkdtempSync(join(tmpdir(), "firstline-hall-"));
  const config = readConfig({
    FIRSTLINE_PUBLIC_URL: "http://desk.example",
    FIRSTLINE_DATA_DIR: folder,
  });
  configureRooms(config, { dev: false, isStopping: () => false });
  const now = () => new Date();
  configureSealing(randomBytes(32));
  const app = await createServer({
    gate: { db, now, authenticate: (request: Parameters<typeof authenticate>[1]) => authenticate(db, request, now()) },
    routes: watched,
    publicUrl: config.publicUrl,
    log: createLog("info", sink),
  });
  const world = await transaction(db, (tx) => smallWorld(tx));
  const headers = new Map<ActorName, Record<string, string>>([["anonymous", {}]]);
  for (const name of actorNames) {
    if (name === "anonymous" || name === "key") continue;
    const visitor = { ip: "127.0.0.1", userAgent: "a browser", token: null };
    const { token } = await transaction(db, (tx) =>
      startSession(tx, world.people[name].id, { method: "password", secondFactor: false }, visitor, now()),
    );
    headers.set(name, { cookie: `firstline=${token}` });
  }
  const { key } = await transaction(db, (tx) =>
    createApiKey(tx, { personId: world.people.per.id, name: "few", scopes: ["tickets:read", "catalog:read"] }),
  );
  headers.set("key", { authorization: `Bearer ${key}` });
  const headersOf = (actor: ActorName) => headers.get(actor) ?? {};

  return {
    app,
    db,
    world,
    logged,
    reached,
    statements,
    headersOf,
    query: query as Hall["query"],
    send: (actor, method, url, more = {}) =>
      app.inject({ method: method as "GET", url, ...more, headers: { ...headersOf(actor), ...(more.headers as Record<string, string>) } }),
    async trial(work) {
      const savepoint = `trial_${randomUUID().replaceAll("-", "")}`;
      await client.query(`savepoint ${savepoint}`);
      try {
        return await work();
      } finally {
        while (underWay.size > 0) await Promise.all(underWay);
        await client.query(`rollback to savepoint ${savepoint}; release savepoint ${savepoint}`);
      }
    },
    async close() {
      await app.close();
      if (!commits) await client.query("rollback");
      client.release();
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
