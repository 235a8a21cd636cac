import type { Db } from "../../platform/db.ts";
import { draftsOf, putDraft } from "./store.ts";

/** Words that come back to their writer: they stand above what the draft holds by now. */
export async function addToDraft(tx: Db, personId: string, now: Date, key: string, words: string): Promise<void> {
  const [draft] = await draftsOf(tx, personId, key);
  const there = draft?.body === words || draft?.body.startsWith(`${words}\n\n`);
  const body = !draft ? words : there ? draft.body : `${words}\n\n${draft.body}`;
  await putDraft(tx, { person_id: personId, key, body, updated_at: now });
}
