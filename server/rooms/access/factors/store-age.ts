import { tables, type Db } from "../../../platform/db.ts";
import type { KnownTables } from "../tables.ts";

export type FactorAge = Omit<KnownTables["factor_age"], "person_id">;

/** Since when somebody has had what they could prove by who they are; null: they have none of it. */
export const factorAgeOf = (db: Db, personId: string): Promise<FactorAge | undefined> =>
  tables<KnownTables>(db)
    .selectFrom("factor_age")
    .select(["active", "open", "passkey_since", "authenticator_since", "recovery_codes_since"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
