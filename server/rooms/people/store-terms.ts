import { sql, tables, type Db } from "../../platform/db.ts";
import { gathered } from "../../platform/gathered.ts";
import type { PeopleTables } from "./tables.ts";
import { kinds, type Term } from "./terms.ts";

type Row = PeopleTables["person_term"];

/** Replaces what a person is found by. */
export async function replaceTerms(tx: Db, personId: string, terms: readonly Term[]): Promise<void> {
  const db = tables<PeopleTables>(tx);
  await db.deleteFrom("person_term").where("person_id", "=", personId).execute();
  await insertTerms(
    tx,
    terms.map(({ term, kind }) => ({ person_id: personId, term, kind })),
  );
}

/** Any number of rows in one statement of three parameters. */
export async function insertTerms(tx: Db, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.person_id);
  const terms = rows.map((row) => row.term);
  const kindsOf = rows.map((row) => row.kind);
  const words = rows.filter((row) => row.kind === kinds.name).map((row) => row.term);
  await Promise.all([
    sql`insert into person_term (person_id, term, kind)
      select * from unnest(${ids}::uuid[], ${terms}::text[], ${kindsOf}::smallint[])`.execute(tables<PeopleTables>(tx)),
    learnWords(tx, words),
  ]);
}

/** What people are found by of whom nothing was known. */
export const addTerms = gathered(async (tx: Db, given: readonly (readonly Row[])[]): Promise<undefined[]> => {
  await insertTerms(tx, given.flat());
  return given.map(() => undefined);
});

/** In one order, so that two writers of new words never wait for each other in a circle. */
async function learnWords(tx: Db, words: readonly string[]): Promise<void> {
  const distinct = [...new Set(words)].toSorted();
  await sql`insert into name_word (word) select * from unnest(${distinct}::text[]) as given (word)
    where not exists (select from name_word known where known.word = given.word) on conflict do nothing`.execute(tables<PeopleTables>(tx));
}
