import { tables, type Db } from "../../platform/db.ts";
import type { AccountClass, EvidenceSet, SensitiveAction } from "../../../contract/verification.ts";
import type { VerificationTables } from "./tables.ts";

const open = (db: Db) => tables<VerificationTables>(db);

/** What is asked otherwise than usually. */
export const changedRows = (db: Db) =>
  open(db)
    .selectFrom("verification_policy as v")
    .leftJoin("person_card as p", "p.id", "v.changed_by")
    .selectAll("v")
    .select("p.name as changed_by_name")
    .execute();

export const putRow = (
  tx: Db,
  row: { action: SensitiveAction; account_class: AccountClass; sets: EvidenceSet[]; changed_at: Date; changed_by: string },
) => {
  const values = { sets: JSON.stringify(row.sets), changed_at: row.changed_at, changed_by: row.changed_by };
  return open(tx)
    .insertInto("verification_policy")
    .values({ ...row, ...values })
    .onConflict((at) => at.columns(["action", "account_class"]).doUpdateSet(values))
    .execute();
};

/** False when it was as usual already. */
export async function deleteRow(tx: Db, action: SensitiveAction, accountClass: AccountClass): Promise<boolean> {
  const { numDeletedRows } = await open(tx)
    .deleteFrom("verification_policy")
    .where("action", "=", action)
    .where("account_class", "=", accountClass)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
