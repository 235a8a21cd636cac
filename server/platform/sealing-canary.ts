import { tables, type Db } from "./db.ts";
import { configureSealing, kidOf, rewrap, seal, unseal } from "./sealing.ts";

interface CanaryTables {
  sealing_canary: { kid: string; sealed: string; mac_root: string | null };
}

const words = "the key fits";
const placeOf = (kid: string) => ({ table: "sealing_canary", column: "sealed", row: kid });
const rootAt = { table: "sealing_canary", column: "mac_root", row: "one" };

const rows = (db: Db) => tables<CanaryTables>(db).selectFrom("sealing_canary").selectAll();

/** The name of the key that this database's secrets were encrypted with; null while there is none. */
export const kidInUse = async (db: Db): Promise<string | null> => (await rows(db).executeTakeFirst())?.kid ?? null;

/** Where nothing was encrypted yet, any key will do: forgets the mark of the one before. */
export const forgetKey = (db: Db) => tables<CanaryTables>(db).deleteFrom("sealing_canary").execute();

/**
 * Leaves the mark of this key where there is none yet, and makes it the key of this process; false when the mark that is there is
 * another key's. Waits for whoever is changing the key at this very moment.
 */
export async function keyFits(db: Db, key: Buffer): Promise<boolean> {
  const kid = kidOf(key);
  configureSealing(key);
  await tables<CanaryTables>(db)
    .insertInto("sealing_canary")
    .values({ kid, sealed: seal(placeOf(kid), words) })
    .onConflict((at) => at.doNothing())
    .execute();
  const row = await rows(db).forShare().executeTakeFirst();
  if (row?.kid !== kid || unseal(placeOf(kid), row.sealed) !== words) return false;
  if (row.mac_root !== null) configureSealing(key, Buffer.from(unseal(rootAt, row.mac_root), "base64"));
  return true;
}

/** Held until the end of the transaction: whoever starts meanwhile waits, and then finds the new key. */
export const lockCanary = async (tx: Db): Promise<string | null> => (await rows(tx).forUpdate().executeTakeFirst())?.kid ?? null;

/** From now on another key is the right one. What the desk makes again instead of keeping is made as before. */
export async function markKey(tx: Db, from: Buffer, to: Buffer): Promise<void> {
  const row = await rows(tx).executeTakeFirstOrThrow();
  configureSealing(from);
  const root = row.mac_root === null ? seal(rootAt, from.toString("base64")) : row.mac_root;
  configureSealing(to);
  await tables<CanaryTables>(tx)
    .updateTable("sealing_canary")
    .set({ kid: kidOf(to), sealed: seal(placeOf(kidOf(to)), words), mac_root: rewrap(rootAt, root, from, to) })
    .execute();
}
