import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { KnownTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export const isOnlyCompany = async (db: Db): Promise<boolean> =>
  (await own(db).selectFrom("sign_in_rule").select("only_company").executeTakeFirst())?.only_company === true;

/** The same, and it stays so until the transaction ends. */
export const holdOnlyCompany = async (tx: Db): Promise<boolean> =>
  (await own(tx).selectFrom("sign_in_rule").select("only_company").forShare().executeTakeFirst())?.only_company === true;

export const putOnlyCompany = (tx: Db, only: boolean, now: Date) =>
  own(tx).updateTable("sign_in_rule").set({ only_company: only, changed_at: now }).execute();

export interface GlassRow {
  person_id: string;
  name: string;
  named: boolean;
  /** Active, and the account is open. */
  open: boolean;
  has_password: boolean;
  has_factor: boolean;
}

/** Every administrator, and whoever is named besides, by name. */
export const glassRows = (db: Db): Promise<GlassRow[]> =>
  own(db)
    .selectFrom("person_card as p")
    .leftJoin("account as a", "a.person_id", "p.id")
    .leftJoin("break_glass as b", "b.person_id", "p.id")
    .select(["p.id as person_id", "p.name"])
    .select([
      sql<boolean>`b.person_id is not null`.as("named"),
      sql<boolean>`p.active and not coalesce(a.disabled, false)
        and exists (select from role_grant g where g.person_id = p.id and g.role = 'administrator')`.as("open"),
      sql<boolean>`a.password_hash is not null`.as("has_password"),
      sql<boolean>`(exists (select from passkey k where k.person_id = p.id)
        or exists (select from authenticator f where f.person_id = p.id and f.confirmed_at is not null))`.as("has_factor"),
    ])
    .where(
      sql<boolean>`p.id in (select g.person_id from role_grant g where g.role = 'administrator' union select person_id from break_glass)`,
    )
    .orderBy(asRead("p.name"))
    .orderBy("p.id")
    .execute();

export async function putBreakGlass(tx: Db, personIds: readonly string[], setBy: string, now: Date): Promise<void> {
  const kept = sql<boolean>`person_id <> all(${[...personIds]}::uuid[])`;
  await own(tx).deleteFrom("break_glass").where(kept).execute();
  for (const person_id of personIds)
    await own(tx)
      .insertInto("break_glass")
      .values({ person_id, since: now, set_by: setBy })
      .onConflict((at) => at.doNothing())
      .execute();
}

export interface Ended {
  id: string;
  person_id: string;
}

/** Ends what began neither at a provider nor by one of those named, and what waits for its second step. */
export async function endSessionsAround(tx: Db, now: Date): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    update session s set revoked_at = ${now} where s.revoked_at is null and s.expires_at > ${now} and s.method <> 'company'
      and s.person_id not in (select person_id from break_glass)
    returning s.id, s.person_id`.execute(own(tx));
  await sql`delete from pending_sign_in where used_at is null and origin is null`.execute(own(tx));
  return rows;
}
