import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../tests/database.ts";
import { run, temporaryFolder, type Ended } from "../../tests/desk.ts";
import { hashToken } from "../platform/secrets.ts";

let fresh: FreshDatabase;
const folder = temporaryFolder();
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => {
  await fresh.close();
  folder.remove();
});

const firstline = (...args: string[]): Promise<Ended> =>
  run("firstline", args, { DATABASE_URL: fresh.url, FIRSTLINE_DATA_DIR: `${folder.path}/data` }).ended;

/** What stands on standard error, without what root is told about a private folder. */
const sentence = ({ stderr }: Ended): string => stderr.replace(/^Firstline lies in a folder.*\n/m, "");

test("help names every command", async () => {
  const { code, stdout } = await firstline("help");
  expect(code).toBe(0);
  for (const words of ["doctor", "backup", "restore", "migrate", "user create", "api-key create", "demo load"])
    expect(stdout).toContain(`  ${words}`);
});

test("a user is made, then a key for them, which alone is printed", async () => {
  const person = ["--email", "Per@Example.com", "--name", "Per Haug", "--role", "technician", "--password", "a long enough password"];
  expect(await firstline("user", "create", ...person)).toMatchObject({
    code: 0,
    stdout: "Per Haug <per@example.com> is technician now.\n",
  });
  const made = await firstline(
    "api-key",
    "create",
    "--email",
    "per@example.com",
    "--name",
    "script",
    "--scopes",
    "tickets:read,tickets:create",
  );
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/^fl_[\w-]{43}\n$/);
  const { rows } = await fresh.pool.query("select name, scopes from api_key where token_hash = $1", [hashToken(made.stdout.trim())]);
  expect(rows).toEqual([{ name: "script", scopes: ["tickets:read", "tickets:create"] }]);
});

test.each([
  [["frobnicate"], /There is no command "frobnicate"/],
  [["user", "create", "--email", "x@example.com"], /^--name and --role are needed\.$/m],
  [["user", "create", "--email", "x", "--name", "X", "--role", "technician"], /--email wants an address, not "x"/],
  [["user", "create", "--email", "x@example.com", "--name", "X", "--role", "king"], /--role is one of requester, technician/],
  [["user", "create", "--email", "x@example.com", "--name", "X", "--role", "lead", "--password", "short"], /--password wants 12 to 200/],
  [["api-key", "create", "--email", "nobody@example.com", "--name", "k"], /Nobody with the address nobody@example.com has an account/],
  [["api-key", "create", "--email", "per@example.com", "--name", "k", "--scopes", "everything"], /--scopes knows tickets:read/],
  [["demo", "load", "--tickets", "many"], /--tickets wants a whole number/],
  [["backup"], /^Name one folder: npm run firstline -- backup DIR/m],
  [["backup", "--verify", "/nowhere"], /There is no finished backup in \/nowhere/],
  [["restore", "/nowhere"], /There is no finished backup in \/nowhere/],
  [["migrate", "--now"], /Unknown option '--now'/],
])("%j is refused in a sentence", async (args, words) => {
  const ended = await firstline(...args);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toBe("");
  expect(sentence(ended)).toMatch(words);
  expect(sentence(ended).trim().split("\n")).toHaveLength(1);
});

test("the doctor finds what is wrong with this database, and says what to do", async () => {
  const { code, stdout } = await firstline("doctor");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^ok {2}schema .*up to date/m);
  expect(stdout).toMatch(/^!! {2}durability .*fsync, full_page_writes, synchronous_commit off/m);
  expect(stdout).toMatch(/^ +Do: Set it on where it was set off \(postgresql.conf/m);
  expect(stdout).toMatch(/^!! {2}runner .*No job runner is connected/m);
  expect(stdout).toMatch(/^!! {2}administrator .*none yet/m);
});
