import { sql, tables, type Db } from "../../platform/db.ts";
import type { PeopleTables } from "./tables.ts";
import type { Term } from "./terms.ts";

/** Replaces what a person is found by. */
export async function replaceTerms(tx: Db, personId: string, terms: readonly Term[]): Promise<void> {
  const db = tables<PeopleTables>(tx);
  await db.deleteFrom("person_term").where("person_id", "=", personId).execute();
  await insertTerms(tx, terms.map(({ term, kind }) => ({ person_id: personId, term, kind })));
}

/** Any number of rows in one statement of three parameters. */
export async function insertTerms(tx: Db, rows: readonly PeopleTables["person_term"][]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.person_id);
  const terms = rows.map((row) => row.term);
  const kinds = rows.map((row) => row.kind);
  await sql`insert into person_term (person_id, term, kind)
    select * from unnest(${ids}::uuid[], ${terms}::text[], ${kinds}::smallint[])`.execute(tables<PeopleTables>(tx));
}
