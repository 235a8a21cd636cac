import { afterAll, describe, expect, test } from "vitest";
import { restore, verify } from "../../server/platform/backup/index.ts";
import { folderStore } from "../../server/platform/files-folder.ts";
import { freshDatabase, type FreshDatabase } from "../database.ts";
import { startDesk, type Desk } from "../desk.ts";
import { releases } from "./releases.ts";
import { schemaOf } from "./schema-of.ts";

// No file belongs to it.
const store = folderStore("/nowhere");
const opened: FreshDatabase[] = [];
let desk: Desk | undefined;
afterAll(async () => {
  await desk?.stop();
  for (const database of opened) await database.close();
});

async function signIn(email: string): Promise<(method: string, path: string, body?: unknown) => Promise<Response>> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ email, password: "firstline-demo-2026" });
  const signedIn = await fetch(`${desk?.url}/api/v1/session`, { method: "POST", headers, body });
  expect(signedIn.status, await signedIn.clone().text()).toBe(201);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return (method, path, given) =>
    fetch(`${desk?.url}/api/v1${path}`, {
      method,
      headers: { cookie, ...(given !== undefined && headers) },
      body: given === undefined ? undefined : JSON.stringify(given),
    });
}

describe.each(releases)("a desk of $version", ({ dir, sumsIn }) => {
  let database: FreshDatabase;

  // Seen red: with a column added and with one draft changed after the restore.
  test("has, brought forward, the schema of a new one, and every row that it had", { timeout: 60_000 }, async () => {
    database = await freshDatabase({ size: 4, bare: true });
    opened.push(database);
    const { manifest } = await verify(dir, () => {});
    await restore(database.url, store, dir, manifest, () => {});
    const anew = await freshDatabase({ size: 2 });
    opened.push(anew);
    expect(await schemaOf(database.pool)).toEqual(await schemaOf(anew.pool));
    expect(await sumsIn(database.url)).toEqual(await sumsIn(null));
  });

  test("lists and opens every ticket, and goes on working", { timeout: 120_000 }, async () => {
    desk = await startDesk({ env: { DATABASE_URL: database.url } });
    const ask = await signIn("admin@nordvik.example");
    const numbers: number[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page = await ask("GET", `/tickets?limit=50${cursor && `&cursor=${cursor}`}`);
      expect(page.status, await page.clone().text()).toBe(200);
      const { items, next_cursor } = (await page.json()) as { items: { number: number }[]; next_cursor: string | null };
      numbers.push(...items.map(({ number }) => number));
      cursor = next_cursor;
    }
    const { rows } = await database.pool.query("select number from ticket where discarded_at is null");
    expect(numbers.toSorted()).toEqual(rows.map(({ number }) => number as number).toSorted());
    for (const number of numbers) expect((await ask("GET", `/tickets/${number}`)).status, `ticket ${number}`).toBe(200);
    for (const path of [
      "/people?limit=50",
      "/teams",
      "/categories",
      "/request-types",
      "/audit?limit=50",
      "/outbox?limit=50",
      "/notifications",
    ])
      expect((await ask("GET", path)).status, path).toBe(200);

    const asRequester = await signIn("ane.berg@nordvik.example");
    const made = await asRequester("POST", "/tickets", { subject: "After the upgrade", description: "" });
    expect(made.status).toBe(201);
    const { number } = (await made.json()) as { number: number };
    expect(numbers).not.toContain(number);
    expect((await ask("POST", `/tickets/${number}/replies`, { body: "We are on it." })).status).toBe(201);
    const drafts = (await (await asRequester("GET", "/drafts")).json()) as { items: { body: string }[] };
    expect(drafts.items.map(({ body }) => body)).toEqual(["Half a sentence"]);
  });
});
