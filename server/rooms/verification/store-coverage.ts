import type { VerificationMethod } from "../../../contract/verification.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { settledBefore } from "./settled.ts";
import type { VerificationTables } from "./tables.ts";

const open = (db: Db) => tables<VerificationTables>(db);
export type Kept = "passkey" | "authenticator" | "recovery_code" | "sms_code" | "call_back" | "manager";
export type Covered = Record<Kept, number> & { people: number; strong: number; two: number };

/** How many people could prove who they are now, by what is on file long enough. Reads everybody once. */
export async function coverageNow(db: Db, now: Date): Promise<Covered> {
  const old = (method: VerificationMethod) => sql`${settledBefore(method, now)}::timestamptz`;
  const { rows } = await sql<Covered>`
    select count(*)::int as people, (count(*) filter (where passkey))::int as passkey, (count(*) filter (where authenticator))::int as authenticator,
      (count(*) filter (where recovery_code))::int as recovery_code, (count(*) filter (where sms_code))::int as sms_code,
      (count(*) filter (where call_back))::int as call_back, (count(*) filter (where manager))::int as manager,
      (count(*) filter (where passkey))::int as strong,
      (count(*) filter (where authenticator::int + recovery_code::int + (sms_code or call_back)::int + manager::int > 1))::int as two
    from (
      select coalesce(f.open and f.passkey_since <= ${old("passkey")}, false) as passkey,
        coalesce(f.open and f.authenticator_since <= ${old("authenticator")}, false) as authenticator,
        coalesce(f.open and f.recovery_codes_since <= ${old("recovery_code")}, false) as recovery_code,
        coalesce(c.mobile_since <= ${old("sms_code")}, false) as sms_code,
        coalesce(c.number_since <= ${old("call_back")}, false) as call_back,
        exists (select from line_manager l join person_card m on m.id = l.manager_id and m.active where l.person_id = f.person_id and l.set_at <= ${old("manager")}) as manager
      from factor_age f
        left join (select person_id, min(since) filter (where kind = 'mobile') as mobile_since, min(since) as number_since
          from contact_point where until is null and kind <> 'email' group by person_id) as c on c.person_id = f.person_id
      where f.active) as one`.execute(open(db));
  const none = { passkey: 0, authenticator: 0, recovery_code: 0, sms_code: 0, call_back: 0, manager: 0 };
  return rows[0] ?? { ...none, people: 0, strong: 0, two: 0 };
}

/** On what actions were begun since then, by way. Rides verification_used_idx. */
export async function usedSince(db: Db, since: Date): Promise<Map<VerificationMethod, number>> {
  const rows = await open(db)
    .selectFrom("verification")
    .select(["method", sql<number>`count(*)::int`.as("n")])
    .where("used_at", ">", since)
    .groupBy("method")
    .execute();
  return new Map(rows.map(({ method, n }) => [method, n]));
}
