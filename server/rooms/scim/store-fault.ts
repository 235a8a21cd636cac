import type { Insertable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { ScimTables } from "./tables.ts";

const own = (db: Db) => tables<ScimTables>(db);

export type FaultRow = ScimTables["scim_fault"];

export const insertFault = (db: Db, row: FaultRow) =>
  own(db)
    .insertInto("scim_fault")
    .values({ ...row, facts: JSON.stringify(row.facts) as never } satisfies Insertable<ScimTables["scim_fault"]>)
    .execute();

/** The newest first. */
export const listFaults = (db: Db, sourceId: string, most: number): Promise<FaultRow[]> =>
  own(db)
    .selectFrom("scim_fault")
    .selectAll()
    .where("source_id", "=", sourceId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();

export const forgetFaults = (db: Db, before: Date) => own(db).deleteFrom("scim_fault").where("at", "<", before).execute();
