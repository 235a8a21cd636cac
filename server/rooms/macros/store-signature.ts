import type { PreparedTexts } from "../../../contract/macros.ts";
import { tables, type Db } from "../../platform/db.ts";
import type { MacroTables } from "./tables.ts";

/** What somebody signs with; none where they have none. */
export async function signatureOf(db: Db, personId: string): Promise<PreparedTexts> {
  const row = await tables<MacroTables>(db)
    .selectFrom("personal_signature")
    .select("texts")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.texts ?? {};
}

export const putSignature = (tx: Db, personId: string, texts: PreparedTexts) =>
  tables<MacroTables>(tx)
    .insertInto("personal_signature")
    .values({ person_id: personId, texts: JSON.stringify(texts) })
    .onConflict((at) => at.column("person_id").doUpdateSet({ texts: JSON.stringify(texts) }))
    .execute();
