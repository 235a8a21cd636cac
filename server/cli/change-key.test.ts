import { randomBytes } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, quiet, type FreshDatabase } from "../../tests/database.ts";
import { root, temporaryFolder } from "../../tests/desk.ts";
import { smallWorld } from "../../tests/world.ts";
import { unlockSecrets } from "../boot/secret-key.ts";
import { readConfig } from "../platform/config.ts";
import { createDb, createPool, type Db } from "../platform/db.ts";
import { newId } from "../platform/id.ts";
import { configureSealing, macOf, seal, unseal } from "../platform/sealing.ts";
import { rooms } from "../rooms.ts";
import { connectTelephone } from "../rooms/telephone/index.ts";
import { putUnderNewKey } from "./change-key.ts";

let fresh: FreshDatabase;
let pool: ReturnType<typeof createPool>;
let db: Db;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  fresh = await freshDatabase();
  pool = createPool(fresh.url, quiet, { size: 4, application: "firstline cli" });
  db = createDb(pool);
  folder = temporaryFolder();
});
afterEach(async () => {
  await pool.end();
  await fresh.close();
  folder.remove();
  configureSealing(randomBytes(32));
});

const some = async () => true;
const configOf = (env: Record<string, string> = {}) =>
  readConfig({ FIRSTLINE_DATA_DIR: join(folder.path, "data"), DATABASE_URL: fresh.url, ...env });

/** An authenticator's seed and the secret of a telephone system, and how they are read. */
async function keepSecrets() {
  const { people, actors } = await smallWorld(db);
  const id = newId();
  const at = { table: "authenticator", column: "seed", row: id };
  await pool.query("insert into authenticator (id, person_id, seed, created_at) values ($1, $2, $3, now())", [
    id,
    people.per.id,
    seal(at, "JBSWY3DPEHPK3PXP"),
  ]);
  const system = await connectTelephone(db, actors.administrator, new Date(), { name: "Exchange", kind: "signed" });
  return async () => {
    const { rows } = await pool.query("select (select seed from authenticator), (select secret from telephone_system)");
    const secret = unseal({ table: "telephone_system", column: "secret", row: system }, rows[0].secret);
    return [unseal(at, rows[0].seed), secret.slice(0, 6)];
  };
}
const opened = ["JBSWY3DPEHPK3PXP", "whsec_"];

test("secrets open with the new key alone, what is derived stays, and the key before lies aside", async () => {
  const config = configOf();
  const file = join(config.dataDir, "secret.key");
  await unlockSecrets(db, config, some);
  const read = await keepSecrets();
  const [key, mark] = [readFileSync(file, "utf8"), macOf("mail reply address", "x")];
  expect(await putUnderNewKey(db, config)).toMatch(
    /^2 secrets are encrypted with a new key\..* which is in .*secret\.key\.[\da-f]{8} now\.$/,
  );
  expect(readFileSync(file, "utf8")).not.toBe(key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  configureSealing(Buffer.from(key, "base64"));
  await expect(read()).rejects.toThrow("another key");
  await unlockSecrets(db, config, some);
  expect(await read()).toEqual(opened);
  expect(macOf("mail reply address", "x")).toEqual(mark);
  // And once more: the mark is under a key that is not the first one's.
  await putUnderNewKey(db, config);
  await unlockSecrets(db, config, some);
  expect([await read(), macOf("mail reply address", "x")]).toEqual([opened, mark]);
});

test("cut short after the database was changed, the next start puts the new key in its place", async () => {
  const config = configOf();
  const file = join(config.dataDir, "secret.key");
  await unlockSecrets(db, config, some);
  const read = await keepSecrets();
  const before = readFileSync(file, "utf8");
  await putUnderNewKey(db, config);
  const after = readFileSync(file, "utf8");
  writeFileSync(`${file}.next`, after);
  writeFileSync(file, before);
  await unlockSecrets(db, config, some);
  expect([await read(), existsSync(`${file}.next`), readFileSync(file, "utf8")]).toEqual([opened, false, after]);
});

test("refuses beside a desk that runs and with a secret that does not open, and then has changed nothing", async () => {
  const config = configOf();
  await unlockSecrets(db, config, some);
  const read = await keepSecrets();
  await fresh.pool.query("select 1");
  await expect(putUnderNewKey(db, config)).rejects.toThrow(/Stop every Firstline/);
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'firstline test' and datname = current_database()",
  );
  const seeds = async () => (await pool.query("select seed from authenticator")).rows;
  const before = await seeds();
  const swapped = await pool.query("update telephone_system set secret = (select seed from authenticator) returning id");
  expect(swapped.rowCount).toBe(1);
  await expect(putUnderNewKey(db, config)).rejects.toThrow();
  expect(await seeds()).toEqual(before);
  await expect(read()).rejects.toThrow();
});

test("a key that is given and not in a file is changed to the one that is given beside it", async () => {
  const [one, two] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
  await unlockSecrets(db, configOf({ FIRSTLINE_SECRET_KEY: one }), some);
  const read = await keepSecrets();
  await expect(putUnderNewKey(db, configOf({ FIRSTLINE_SECRET_KEY: one }))).rejects.toThrow(/FIRSTLINE_NEW_SECRET_KEY/);
  const both = { FIRSTLINE_SECRET_KEY: one, FIRSTLINE_NEW_SECRET_KEY: two };
  expect(await putUnderNewKey(db, configOf(both))).toContain("Give every process the new key");
  await expect(unlockSecrets(db, configOf({ FIRSTLINE_SECRET_KEY: one }), some)).rejects.toThrow(/give every process the same/);
  await unlockSecrets(db, configOf({ FIRSTLINE_SECRET_KEY: two }), some);
  expect(await read()).toEqual(opened);
});

test("every place where something is sealed is named by its room", () => {
  const named = new Set(rooms.flatMap(({ sealed = [] }) => sealed.map(({ table }) => table)));
  const sources = globSync("server/rooms/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
  const sealing = sources
    .map((file) => readFileSync(join(root, file), "utf8"))
    .filter((text) => /import .*\bseal\b.*sealing\.ts"/.test(text));
  const places = sealing.flatMap((text) => [...text.matchAll(/table: "(\w+)"/g)].map(([, table = ""]) => table));
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter((table) => !named.has(table))).toEqual([]);
});
