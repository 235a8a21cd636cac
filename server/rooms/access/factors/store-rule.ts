import type { Role } from "../../../../contract/access.ts";
import { sql, tables, type Db } from "../../../platform/db.ts";
import type { KnownTables } from "../tables.ts";

/** Roles whose holders must have a second factor. */
export async function secondFactorRoles(db: Db): Promise<Set<Role>> {
  const rows = await tables<KnownTables>(db).selectFrom("second_factor_role").select("role").execute();
  return new Set(rows.map(({ role }) => role));
}

export async function putSecondFactorRoles(tx: Db, roles: readonly Role[], personId: string, now: Date): Promise<void> {
  await tables<KnownTables>(tx).deleteFrom("second_factor_role").execute();
  if (roles.length === 0) return;
  await tables<KnownTables>(tx)
    .insertInto("second_factor_role")
    .values(roles.map((role) => ({ role, since: now, set_by: personId })))
    .execute();
}

export interface RoleCount {
  role: Role;
  people: number;
  without: number;
}

/** Of each granted role how many hold it and may sign in, and how many of them have no second factor. */
export const countByRole = (db: Db): Promise<RoleCount[]> =>
  tables<KnownTables>(db)
    .selectFrom("role_grant as g")
    .innerJoin("person_card as p", "p.id", "g.person_id")
    .select(["g.role", sql<number>`count(distinct p.id)`.as("people")])
    .select(
      sql<number>`count(distinct p.id) filter (where not exists (select from passkey k where k.person_id = p.id)
        and not exists (select from authenticator f where f.person_id = p.id and f.confirmed_at is not null))`.as("without"),
    )
    .where(sql<boolean>`p.active and not coalesce((select a.disabled from account a where a.person_id = p.id), false)`)
    .groupBy("g.role")
    .execute();
