import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";
import { liveContacts, updateContact, type ContactRow } from "./store.ts";

/** Ends the time after a call in which its technician still writes. */
export async function finishWrapUp(tx: Db, actor: Actor, now: Date, row: ContactRow): Promise<void> {
  await updateContact(tx, row.id, { state: "ended", wrapped_up_at: now });
  await tell(tx, actor, now, "contact.wrapped_up", row.id, row.ticket_id);
}

/** Taking the next contact ends the wrap-up of the ones before. */
export async function wrapUpOthers(tx: Db, actor: Actor, now: Date): Promise<void> {
  const open = await liveContacts(tx, personIdOf(actor));
  for (const row of open) if (row.state === "wrap_up") await finishWrapUp(tx, actor, now, row);
}
