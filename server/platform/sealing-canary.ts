import { tables, type Db } from "./db.ts";
import { kidOf, seal, unseal } from "./sealing.ts";

interface CanaryTables {
  sealing_canary: { kid: string; sealed: string };
}

const words = "the key fits";
const placeOf = (kid: string) => ({ table: "sealing_canary", column: "sealed", row: kid });

const canary = (db: Db) => tables<CanaryTables>(db).selectFrom("sealing_canary").select(["kid", "sealed"]).executeTakeFirst();

/** The name of the key that this database's secrets were encrypted with; null while there is none. */
export const kidInUse = async (db: Db): Promise<string | null> => (await canary(db))?.kid ?? null;

/** Where nothing was encrypted yet, any key will do: forgets the mark of the one before. */
export const forgetKey = (db: Db) => tables<CanaryTables>(db).deleteFrom("sealing_canary").execute();

/** Leaves the mark of the configured key where there is none yet; false when the mark that is there is another key's. */
export async function keyFits(db: Db, key: Buffer): Promise<boolean> {
  const kid = kidOf(key);
  await tables<CanaryTables>(db)
    .insertInto("sealing_canary")
    .values({ kid, sealed: seal(placeOf(kid), words) })
    .onConflict((at) => at.doNothing())
    .execute();
  const row = await canary(db);
  return row?.kid === kid && unseal(placeOf(kid), row.sealed) === words;
}
