import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db.ts";
import { forgetKey, keyFits, kidInUse } from "../platform/sealing-canary.ts";
import { kidOf } from "../platform/sealing.ts";

export const keyFileOf = (config: Config): string => config.secretKeyFile ?? join(config.dataDir, "secret.key");

/** Where a new key lies from before it is used until it has taken its place. */
export const nextKeyFileOf = (config: Config): string => `${keyFileOf(config)}.next`;

export function decode(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== 32) throw new Error(`${where} has to hold 32 bytes in base64: make one with "openssl rand -base64 32".`);
  return key;
}

export const readKey = (file: string): Buffer => decode(readFileSync(file, "utf8"), `The key file ${file}`);

/** Made aside and put in place whole, so that of two starts at once both read the same key. */
export function makeKey(file: string, dir: string): Buffer {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
  chmodSync(aside, 0o600);
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readKey(file);
}

/**
 * The new key takes its place once the database is encrypted with it: right after the change, or at the next start where that was cut
 * short. Answers where the one before lies now, which backups from before still need; null where nothing was to be done.
 */
export async function settleKey(db: Db, config: Config): Promise<string | null> {
  const [file, next] = [keyFileOf(config), nextKeyFileOf(config)];
  if (config.secretKey !== null || !existsSync(next) || (await kidInUse(db)) !== kidOf(readKey(next))) return null;
  const before = existsSync(file) ? `${file}.${kidOf(readKey(file))}` : null;
  if (before) renameSync(file, before);
  renameSync(next, file);
  return before;
}

/**
 * Finds the key that encrypts secrets: FIRSTLINE_SECRET_KEY, its file, or one made at the first start. Refuses to start without the
 * key that the database's secrets were encrypted with. `holdsSecrets` tells whether there are any. Answers what to tell about the
 * key, if anything.
 */
export async function unlockSecrets(db: Db, config: Config, holdsSecrets: (db: Db) => Promise<boolean>): Promise<string | null> {
  const file = keyFileOf(config);
  await settleKey(db, config);
  // A copy of a desk without secrets, brought back elsewhere, starts with a key of its own. The embedded database is ours alone;
  // of a shared one another process may hold the key.
  const free = async () => config.databaseUrl === null && !(await holdsSecrets(db));
  const isMissing = () => config.secretKey === null && !existsSync(file);
  const refused = isMissing() && (config.secretKeyFile !== null || ((await kidInUse(db)) !== null && !(await free())));
  // Asked again: of two that start at once on an empty desk, the other may have made it meanwhile.
  if (refused && isMissing()) {
    throw new Error(
      `The key that this desk's secrets are encrypted with is missing: put it back to ${file}, or give the one that its other processes have as FIRSTLINE_SECRET_KEY.`,
    );
  }
  const key = theKey(config, file, isMissing());
  if ((await kidInUse(db)) !== kidOf(key) && (await free())) await forgetKey(db);
  if (!(await keyFits(db, key))) {
    throw new Error(
      `This desk's secrets were encrypted with the key ${await kidInUse(db)}, and this process has the key ${kidOf(key)}: give every process the same FIRSTLINE_SECRET_KEY.`,
    );
  }
  const given = config.secretKey !== null || config.secretKeyFile !== null;
  if (given || !config.databaseUrl) return null;
  return `Secrets are encrypted with the key in ${file}. Keep a copy; another process on this database needs the same one (FIRSTLINE_SECRET_KEY).`;
}

function theKey(config: Config, file: string, missing: boolean): Buffer {
  if (config.secretKey !== null) return decode(config.secretKey, "FIRSTLINE_SECRET_KEY");
  return missing ? makeKey(file, config.dataDir) : readKey(file);
}
