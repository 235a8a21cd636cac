import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect } from "vitest";
import { test } from "../../tests/database.ts";
import { temporaryFolder } from "../../tests/desk.ts";
import { readConfig, type Config } from "../platform/config.ts";
import { seal, unseal } from "../platform/sealing.ts";
import { unlockSecrets } from "./secret-key.ts";

const folders: { remove(): void }[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

function configOf(env: Record<string, string> = {}): Config {
  const folder = temporaryFolder();
  folders.push(folder);
  return readConfig({ FIRSTLINE_DATA_DIR: join(folder.path, "data"), ...env });
}
const some = async () => true;
const none = async () => false;
const place = { table: "authenticator", column: "seed", row: "1" };
const fileOf = (config: Config) => join(config.dataDir, "secret.key");
const newKey = () => randomBytes(32).toString("base64");

test("the first start makes a key that only its user reads; two desks have two", async ({ db }) => {
  const [config, other] = [configOf(), configOf()];
  expect(await unlockSecrets(db, config, none)).toBe(null);
  expect(statSync(fileOf(config)).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(fileOf(config), "utf8"), "base64")).toHaveLength(32);
  await unlockSecrets(db, other, none);
  expect(readFileSync(fileOf(other), "utf8")).not.toBe(readFileSync(fileOf(config), "utf8"));
});

test("the next start reads what the one before encrypted", async ({ db }) => {
  const config = configOf();
  await unlockSecrets(db, config, none);
  const sealed = seal(place, "seed");
  await unlockSecrets(db, config, some);
  expect(unseal(place, sealed)).toBe("seed");
});

test("without its key a desk with secrets does not start, nor makes a new one", async ({ db }) => {
  const config = configOf();
  await unlockSecrets(db, config, none);
  rmSync(fileOf(config));
  await expect(unlockSecrets(db, config, some)).rejects.toThrow(/key .* is missing: put it back to .*secret\.key/);
  expect(existsSync(fileOf(config))).toBe(false);
  expect(await unlockSecrets(db, config, none), "a copy without secrets starts with a key of its own").toBe(null);
});

test("with another key it does not start, and a shared database lets nobody choose a new one", async ({ db }) => {
  await unlockSecrets(db, configOf({ FIRSTLINE_SECRET_KEY: newKey() }), none);
  const other = { FIRSTLINE_SECRET_KEY: newKey() };
  await expect(unlockSecrets(db, configOf(other), some)).rejects.toThrow(/give every process the same FIRSTLINE_SECRET_KEY/);
  const shared = { ...other, DATABASE_URL: "postgresql://desk@db/firstline" };
  await expect(unlockSecrets(db, configOf(shared), none)).rejects.toThrow(/give every process the same/);
});

test("a key that is none is refused in a sentence that does not show it", async ({ db }) => {
  const refused = await unlockSecrets(db, configOf({ FIRSTLINE_SECRET_KEY: "supersecret" }), none).catch((error: Error) => error.message);
  expect(refused).toContain("32 bytes in base64");
  expect(refused).not.toContain("supersecret");
});

test("with a database of one's own, where the key lies is told", async ({ db }) => {
  expect(await unlockSecrets(db, configOf({ DATABASE_URL: "postgresql://desk@db/firstline" }), none)).toContain(
    "another process on this database",
  );
});
