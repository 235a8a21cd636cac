import type { ChoiceKind } from "../../../contract/work.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { usualChoice, type Choice } from "./choices.ts";
import type { NotificationTables } from "./tables.ts";

/** Answers how each of these people wants to learn of what, with as many questions for all as for one. */
export async function choicesOf(db: Db, personIds: readonly string[]): Promise<(personId: string, kind: ChoiceKind) => Choice> {
  if (personIds.length === 0) return (_, kind) => usualChoice(kind);
  const rows = await tables<NotificationTables>(db)
    .selectFrom("notification_choice")
    .select(["person_id", "kind", "in_app", "by_mail"])
    .where("person_id", "=", sql<string>`any(${[...new Set(personIds)]}::uuid[])`)
    .execute();
  const chosen = new Map(rows.map((row) => [`${row.person_id} ${row.kind}`, row]));
  return (personId, kind) => chosen.get(`${personId} ${kind}`) ?? usualChoice(kind);
}

export async function putChoices(tx: Db, rows: readonly NotificationTables["notification_choice"][]): Promise<void> {
  await tables<NotificationTables>(tx)
    .insertInto("notification_choice")
    .values(rows)
    .onConflict((at) =>
      at.columns(["person_id", "kind"]).doUpdateSet((is) => ({
        in_app: is.ref("excluded.in_app"),
        by_mail: is.ref("excluded.by_mail"),
        changed_at: is.ref("excluded.changed_at"),
      })),
    )
    .execute();
}
