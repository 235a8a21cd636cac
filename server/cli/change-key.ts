import { dirname } from "node:path";
import { decode, keyFileOf, makeKey, nextKeyFileOf, readKey, settleKey } from "../boot/secret-key.ts";
import { changeKey } from "../platform/change-key.ts";
import type { Config } from "../platform/config.ts";
import { transaction, type Db } from "../platform/db.ts";
import { rooms } from "../rooms.ts";
import { readGiven, type Command } from "./command.ts";
import { hasDesk, withDatabase } from "./with-database.ts";

const columns = rooms.flatMap((room) => room.sealed ?? []);

function keysOf(config: Config): [from: Buffer, to: Buffer] {
  if (config.secretKey === null) {
    const next = nextKeyFileOf(config);
    return [readKey(keyFileOf(config)), makeKey(next, dirname(next))];
  }
  if (config.newSecretKey === null)
    throw new Error("Give the new key as FIRSTLINE_NEW_SECRET_KEY, beside the one that is in use: openssl rand -base64 32 makes one.");
  return [decode(config.secretKey, "FIRSTLINE_SECRET_KEY"), decode(config.newSecretKey, "FIRSTLINE_NEW_SECRET_KEY")];
}

/** Puts the secrets of a database under a new key, and that one in its place. */
export async function putUnderNewKey(db: Db, config: Config): Promise<string> {
  // What a change left that was cut short, if there was one.
  await settleKey(db, config);
  const [from, to] = keysOf(config);
  if (from.equals(to)) throw new Error("The new key is the one that is in use.");
  const count = await transaction(db, (tx) => changeKey(tx, columns, from, to));
  const before = await settleKey(db, config);
  const where =
    config.secretKey === null
      ? `The new key is in ${keyFileOf(config)}: keep a copy. Backups made before need the one before${before ? `, which is in ${before} now` : ""}.`
      : "Give every process the new key as FIRSTLINE_SECRET_KEY. Backups made before need the one before.";
  return `${count} ${count === 1 ? "secret is" : "secrets are"} encrypted with a new key. ${where}`;
}

export const changeKeyCommand: Command = {
  words: "key change",
  usage: "",
  summary: "Make a new key and encrypt every secret in the database with it; stop every process of the desk first",
  async run(argv, config) {
    readGiven(argv, []);
    if (!hasDesk(config)) throw new Error(`There is no desk in ${config.dataDir}: set FIRSTLINE_DATA_DIR or DATABASE_URL.`);
    return withDatabase(config, (db) => putUnderNewKey(db, config));
  },
};
