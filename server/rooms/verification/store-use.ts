import type { Insertable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { SensitiveAction } from "../../../contract/verification.ts";
import type { VerificationTables } from "./tables.ts";

/** One at a time for each person, until the transaction ends. */
export const holdPerson = (tx: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`verification ${personId}`}, 0))`.execute(tables(tx));

/**
 * Uses up what nobody used yet, and keeps on what it was used; how many that were. Kept even where fewer were: whoever asks then rolls back.
 */
export async function useUp(tx: Db, ids: readonly string[], row: Insertable<VerificationTables["verification_use"]>): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    with kept as (
      insert into verification_use (id, ticket_id, person_id, directory_id, account_key, account_class, action, technician_id, at, not_before)
      values (${row.id}, ${row.ticket_id}, ${row.person_id}, ${row.directory_id}, ${row.account_key}, ${row.account_class}, ${row.action},
        ${row.technician_id}, ${row.at}, ${row.not_before})),
    used as (
      update verification set used_at = ${row.at}, use_id = ${row.id} where id = any(${[...ids]}::uuid[]) and used_at is null returning id)
    select count(*)::int as used from used`.execute(tables(tx));
  return rows[0]?.used ?? 0;
}

/** What was begun on anything of somebody's and takes effect after then, also later than now. Rides verification_use_person_idx. */
export async function begunSince(db: Db, personId: string, since: Date): Promise<SensitiveAction[]> {
  const { rows } = await sql<{ action: SensitiveAction }>`
    select distinct action from verification_use where person_id = ${personId} and coalesce(not_before, at) > ${since}`.execute(tables(db));
  return rows.map(({ action }) => action);
}
