import { tables, type Db } from "../../../platform/db.ts";
import type { AccessTables, ChallengePurpose } from "../tables.ts";

export const insertChallenge = (db: Db, row: AccessTables["passkey_challenge"]) =>
  tables<AccessTables>(db).insertInto("passkey_challenge").values(row).execute();

/** Takes the challenge that this browser got for this purpose, once; undefined when there is none to take. */
export const useChallenge = (
  db: Db,
  at: { browser: Buffer; purpose: ChallengePurpose; personId: string | null; about?: string | null },
  now: Date,
): Promise<{ challenge: string } | undefined> =>
  tables<AccessTables>(db)
    .updateTable("passkey_challenge")
    .set({ used_at: now })
    .where("browser_hash", "=", at.browser)
    .where("purpose", "=", at.purpose)
    .where("person_id", "is not distinct from", at.personId)
    .where("about", "is not distinct from", at.about ?? null)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("challenge")
    .executeTakeFirst();

export const deleteChallengesBefore = (db: Db, expiredAt: Date) =>
  tables<AccessTables>(db).deleteFrom("passkey_challenge").where("expires_at", "<", expiredAt).execute();
