import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccountClass } from "../../../contract/verification.ts";
import type { AccountAt } from "./store.ts";
import type { VerificationTables } from "./tables.ts";

export interface TheirAccount extends AccountAt {
  directory: string | null;
  name: string;
  accountClass: AccountClass;
}

/** What is somebody's: in directories that are in use, and at the desk itself. Rides directory_person_once_idx. */
export async function accountsOf(db: Db, personId: string): Promise<TheirAccount[]> {
  const { rows } = await sql<TheirAccount>`
    select d.id as "directoryId", a.key, d.name as directory, a.user_name as name,
      case when e.administrator then 'privileged' when e.person_id is not null then 'elevated' else 'normal' end as "accountClass"
    from directory_person a join directory d on d.id = a.directory_id and d.active
      left join entrusted_person e on e.person_id = a.person_id
    where a.person_id = ${personId}
    union all
    select null, p.id::text, null, coalesce(p.email, p.name),
      case when e.administrator then 'privileged' when e.person_id is not null then 'elevated' else 'normal' end
    from person_card p left join entrusted_person e on e.person_id = p.id where p.id = ${personId}`.execute(tables<VerificationTables>(db));
  return rows.toSorted((a, b) => (a.directory ?? "\uffff").localeCompare(b.directory ?? "\uffff"));
}

/** The numbers and addresses that somebody has, and since when. Rides contact_point_person_idx. */
export const pointsOf = (db: Db, personId: string) =>
  tables<VerificationTables>(db)
    .selectFrom("contact_point")
    .select(["kind", "value", "since"])
    .where("person_id", "=", personId)
    .where("until", "is", null)
    .execute();
