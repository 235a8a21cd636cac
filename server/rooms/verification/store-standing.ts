import type { AccountClass, EvidenceSet, SensitiveAction } from "../../../contract/verification.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Failures } from "./failures.ts";
import { isByCodes, isFailure } from "./store-failed.ts";
import type { VerificationTables } from "./tables.ts";

export interface StandingNow extends Failures {
  /** Still here. */
  active: boolean;
  /** By what the desk knows of its person. */
  accountClass: AccountClass;
  /** What was begun on anything of theirs, and takes effect within a day. */
  begun: SensitiveAction[];
  /** What is asked otherwise than usually. */
  policy: { action: SensitiveAction; account_class: AccountClass; sets: EvidenceSet[] }[];
}

/** How much harm whoever had an account of this person could do, by what the desk knows: who runs it, works at it, or is looked after as a VIP. */
export const classAtDesk = (personId: ReturnType<typeof sql>) => sql<AccountClass>`
  coalesce((select case when e.administrator then 'privileged' else 'elevated' end from entrusted_person e where e.person_id = ${personId}),
    (select 'elevated' from person_mark_card m where m.person_id = ${personId} and m.mark = 'vip'), 'normal')`;

/** All that is asked before anything begins, at once. Rides verification_person_idx and verification_use_person_idx. */
export async function standingNow(tx: Db, personId: string, since: Date, now: Date): Promise<StandingNow> {
  const { rows } = await sql<StandingNow>`
    select p.active, ${classAtDesk(sql`p.id`)} as "accountClass",
      array(select distinct u.action from verification_use u where u.person_id = p.id and coalesce(u.not_before, u.at) > ${since}) as begun,
      coalesce((select json_agg(json_build_object('action', r.action, 'account_class', r.account_class, 'sets', r.sets)) from verification_policy r), '[]') as policy,
      f.times, f."byCodes"
    from person_card p, lateral (
      select count(*)::int as times, (count(*) filter (where ${isByCodes}))::int as "byCodes"
      from verification v where v.person_id = p.id and v.started_at > ${since} and ${isFailure(now)}) as f
    where p.id = ${personId}`.execute(tables<VerificationTables>(tx));
  return rows[0] ?? { active: false, accountClass: "privileged", begun: [], policy: [], times: 0, byCodes: 0 };
}
