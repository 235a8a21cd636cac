import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../database.ts";
import { run, startDesk, temporaryFolder, type Desk } from "../desk.ts";
import { oldPostgres } from "./old-postgres.ts";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const folder = (): string => {
  const made = temporaryFolder();
  cleanUp.push(made.remove);
  return made.path;
};

async function desk(options: Parameters<typeof startDesk>[0] = {}): Promise<Desk> {
  const started = await startDesk({ dataDir: join(folder(), "data"), ...options });
  cleanUp.push(() => started.process.exitCode === null && started.stop());
  return started;
}

/** A start that must fail: one sentence on standard error, no stack, a code that says so. */
async function refusal(env: NodeJS.ProcessEnv, args: readonly string[] = []): Promise<string> {
  const ended = await run("serve", args, { PORT: "0", FIRSTLINE_LOG: "warn", FIRSTLINE_DATA_DIR: join(folder(), "data"), ...env }).ended;
  expect(ended.code).toBe(1);
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  expect(
    ended.stderr
      .trim()
      .split("\n")
      .filter((line) => !/closed to other users|^(Building|Installing)/.test(line)),
  ).toHaveLength(1);
  return ended.stderr;
}

const answer = async (url: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
};

describe("a desk that cannot start says why in one sentence", () => {
  test("a wrong setting", async () => expect(await refusal({ FIRSTLINE_LOG: "loud" })).toMatch(/The setting FIRSTLINE_LOG is wrong/));

  test("an unknown option", async () => expect(await refusal({}, ["--dmeo"])).toMatch(/--dmeo.*Use: npm start/));

  test("a busy port", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    cleanUp.push(() => other.close());
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toMatch(new RegExp(`Port ${port} on 127.0.0.1 is already in use`));
  });

  test("a database out of reach, without its password", async () => {
    const said = await refusal({ DATABASE_URL: "postgresql://me:very-secret@127.0.0.1:1/desk" });
    expect(said).toMatch(/The database at 127.0.0.1:1\/desk cannot be reached .*ECONNREFUSED.*check DATABASE_URL/);
    expect(said).not.toContain("very-secret");
  });

  test("a database that is not there", async () => {
    const fresh = await freshDatabase();
    cleanUp.push(fresh.close);
    expect(await refusal({ DATABASE_URL: fresh.url.replace("/fresh_", "/missing_") })).toMatch(/there is no database of this name/);
  });

  test("a schema from a newer version", async () => {
    const fresh = await freshDatabase();
    cleanUp.push(fresh.close);
    await fresh.pool.query("insert into migration (name) values ('9999-later.sql')");
    expect(await refusal({ DATABASE_URL: fresh.url })).toMatch(/newer than this program .*9999-later.sql/);
  });

  test("an older schema that may not be changed", async () => {
    const fresh = await freshDatabase();
    cleanUp.push(fresh.close);
    await fresh.pool.query("delete from migration where name = (select max(name) from migration)");
    expect(await refusal({ DATABASE_URL: fresh.url, FIRSTLINE_MIGRATE: "never" })).toMatch(
      /older than this program .*npm run firstline -- migrate/,
    );
  });

  test("a PostgreSQL that is too old", async () => {
    const old = await oldPostgres("140012");
    cleanUp.push(old.close);
    expect(await refusal({ DATABASE_URL: old.url })).toMatch(/needs PostgreSQL 15 or newer; this one is 14/);
  });

  test("a data folder that cannot be written", async () => {
    const inside = join(folder(), "a-file");
    writeFileSync(inside, "");
    expect(await refusal({ FIRSTLINE_DATA_DIR: join(inside, "data") })).toMatch(
      /data folder .* cannot be written \(ENOTDIR\): make it writable/,
    );
  });
});

test("one data folder, one desk: the second says who is there, the first goes on", { timeout: 60_000 }, async () => {
  const first = await desk();
  expect(await refusal({ FIRSTLINE_DATA_DIR: first.dataDir })).toMatch(new RegExp(`Another Firstline \\(process ${first.pid()} `));
  expect((await answer(`${first.url}/readyz`)).status).toBe(200);
});

test("a desk killed in the middle comes back by itself, with what it knew", { timeout: 60_000 }, async () => {
  const first = await desk();
  const link = first.setupLink();
  process.kill(first.pid(), "SIGKILL");
  await first.ended;
  const second = await desk({ dataDir: first.dataDir });
  expect(second.stdout()).toMatch(/ended without letting go of the data folder/);
  const token = link?.split("#")[1];
  const body = JSON.stringify({
    token,
    organization: "Nordfjord",
    name: "Kari",
    email: "kari@example.com",
    password: "a long enough password",
    language: "en",
  });
  const opened = await fetch(`${second.url}/api/v1/setup`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(opened.status, await opened.text()).toBe(201);
  expect((await second.stop()).code).toBe(0);
});

test("a lock whose process number now belongs to somebody else is taken over", { timeout: 60_000 }, async () => {
  const dataDir = join(folder(), "data");
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "firstline.lock"), JSON.stringify({ pid: process.pid, started: "1", host: hostname() }));
  const started = await desk({ dataDir });
  expect((await answer(`${started.url}/healthz`)).status).toBe(200);
});

test("the embedded PostgreSQL comes back when it dies", { timeout: 60_000 }, async () => {
  const started = await desk();
  const pid = Number(readFileSync(join(started.dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await expect.poll(async () => (await answer(`${started.url}/readyz`)).status, { timeout: 5000 }).toBe(503);
  await expect.poll(async () => (await answer(`${started.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
});

/** Sends the first half of a request and answers how to send the rest and get what comes back. */
async function halfRequest(url: string): Promise<{ finish(): Promise<string> }> {
  const { hostname: host, port } = new URL(url);
  const socket = connect(Number(port), host);
  await once(socket, "connect");
  const body = JSON.stringify({ email: "nobody@example.com", password: "not the password" });
  socket.write(
    `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n${body.slice(0, 9)}`,
  );
  // The desk has read so far; until then this would be a connection on which nobody asked for anything yet.
  await once(socket, "data");
  return {
    async finish() {
      socket.write(body.slice(9));
      let said = "";
      for await (const bytes of socket) said += String(bytes);
      return said;
    },
  };
}

test("a stop lets the running request finish, takes no new one, and leaves nothing behind", { timeout: 60_000 }, async () => {
  const started = await desk();
  const running = await halfRequest(started.url);
  const stopped = started.stop();
  await expect
    .poll(
      () =>
        fetch(`${started.url}/healthz`).then(
          () => "open",
          () => "closed",
        ),
      { timeout: 5000 },
    )
    .toBe("closed");
  expect(await running.finish()).toMatch(/^HTTP\/1.1 401 .*"code":"sign_in_refused"/s);
  const ended = await stopped;
  expect(ended).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/error/i) });
  expect(() => readFileSync(join(started.dataDir, "firstline.lock"))).toThrow(/ENOENT/);
  expect(() => readFileSync(join(started.dataDir, "postgres/postmaster.pid"))).toThrow(/ENOENT/);
});

test("a stop in the middle of the start leaves nothing behind either", { timeout: 60_000 }, async () => {
  const dataDir = join(folder(), "data");
  for (const wait of [300, 900, 1500]) {
    const program = run("serve", [], { PORT: "0", FIRSTLINE_LOG: "warn", FIRSTLINE_DATA_DIR: dataDir });
    await setTimeout(wait);
    program.process.kill("SIGTERM");
    const { stdout, stderr } = await program.ended;
    expect(stdout + stderr).not.toMatch(/"level":(40|50)|did not start/);
    expect(() => readFileSync(join(dataDir, "postgres/postmaster.pid"))).toThrow(/ENOENT/);
  }
});

test("the first administrator comes from the environment, once", { timeout: 60_000 }, async () => {
  const fresh = await freshDatabase();
  cleanUp.push(fresh.close);
  const key = { FIRSTLINE_SECRET_KEY: randomBytes(32).toString("base64") };
  const env = {
    ...key,
    DATABASE_URL: fresh.url,
    FIRSTLINE_ADMIN_EMAIL: "Kari@Example.com",
    FIRSTLINE_ADMIN_PASSWORD: "a long enough password",
  };
  const first = await desk({ env });
  expect(first.setupLink()).toBeNull();
  await first.stop();
  const second = await desk({ env });
  const signedIn = await fetch(`${second.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "kari@example.com", password: "a long enough password" }),
  });
  expect(signedIn.status).toBe(201);
});

test("a database that gives up durability is not ready", { timeout: 60_000 }, async () => {
  const fresh = await freshDatabase();
  cleanUp.push(fresh.close);
  // The database of the tests does, on purpose.
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  expect((await client.query("show fsync")).rows).toEqual([{ fsync: "off" }]);
  await client.end();
  const started = await desk({ env: { DATABASE_URL: fresh.url } });
  const { status, text } = await answer(`${started.url}/readyz`);
  expect(status).toBe(503);
  expect(text).toMatch(/fsync, full_page_writes, synchronous_commit off/);
});

test("a web and a worker process share one database: what the one is told, the other does", { timeout: 60_000 }, async () => {
  const fresh = await freshDatabase();
  cleanUp.push(fresh.close);
  const key = { FIRSTLINE_SECRET_KEY: randomBytes(32).toString("base64") };
  const env = {
    ...key,
    DATABASE_URL: fresh.url,
    FIRSTLINE_ADMIN_EMAIL: "kari@example.com",
    FIRSTLINE_ADMIN_PASSWORD: "a long enough password",
  };
  const web = await desk({ env, args: ["--role", "web"] });
  const { rows: readers } = await fresh.pool.query("select subscriber from reaction_cursor");
  expect(readers).toEqual([]);
  const worker = run("serve", ["--role", "worker"], { ...env, FIRSTLINE_LOG: "warn", FIRSTLINE_DATA_DIR: join(folder(), "data") });
  cleanUp.push(() => worker.process.kill("SIGTERM"));
  await expect.poll(() => worker.stdout(), { timeout: 20_000 }).toMatch(/works in the background/);
  expect((await fresh.pool.query("select subscriber from reaction_cursor")).rowCount).toBeGreaterThan(0);
  expect((await answer(`${web.url}/healthz`)).status).toBe(200);
  worker.process.kill("SIGTERM");
  expect((await worker.ended).code).toBe(0);
});
