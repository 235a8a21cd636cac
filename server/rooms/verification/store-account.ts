import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccountClass } from "../../../contract/verification.ts";
import type { AccountAt } from "./store.ts";
import { classAtDesk } from "./store-standing.ts";
import type { VerificationTables } from "./tables.ts";

export interface TheirAccount extends AccountAt {
  directory: string | null;
  name: string;
  accountClass: AccountClass;
}

type Class = ReturnType<typeof classAtDesk>;
/** The more guarded of the two: by what the directory said at the last look, and by what the desk knows of its person. */
const higher = (one: Class, other: Class) =>
  sql<AccountClass>`(array['normal', 'elevated', 'privileged'])[greatest(array_position(array['normal', 'elevated', 'privileged'], ${one}), array_position(array['normal', 'elevated', 'privileged'], ${other}))]`;

/** What is somebody's: in directories that are in use, and at the desk itself. Rides directory_person_once_idx. */
export async function accountsOf(db: Db, personId: string): Promise<TheirAccount[]> {
  const { rows } = await sql<TheirAccount>`
    select d.id as "directoryId", a.key, d.name as directory, a.user_name as name,
      ${higher(sql`a.account_class`, classAtDesk(sql`a.person_id`))} as "accountClass"
    from directory_account a join directory d on d.id = a.directory_id and d.active
    where a.person_id = ${personId}
    union all
    select null, p.id::text, null, coalesce(p.email, p.name), ${classAtDesk(sql`p.id`)}
    from person_card p where p.id = ${personId}`.execute(tables<VerificationTables>(db));
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
