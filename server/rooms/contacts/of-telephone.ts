import type { Actor } from "../../platform/actor.ts";
import { personIdOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { digitsOf } from "../../platform/fold.ts";
import { isGoing } from "./contact.ts";
import { tell, theOther } from "./events.ts";
import { findContact, liveContacts, lockContact, updateContact } from "./store.ts";

interface Call {
  direction: "inbound" | "outbound";
  /** null: withheld. */
  phone: string | null;
  since: Date;
}

export interface Begun {
  id: string;
  /** Notes the number that the telephone system told, where none was noted. */
  note(now: Date): Promise<void>;
}

/** Telephone contacts that somebody began by hand since then and that may be this call, the latest first: another number is another call. */
export async function callGoesOn(tx: Db, actor: Actor, { direction, phone, since }: Call): Promise<Begun[]> {
  const open = (await liveContacts(tx, personIdOf(actor))).toReversed();
  return open
    .filter((row) => row.channel === "phone" && row.direction === direction && isGoing(row.state) && row.started_at >= since)
    .filter((row) => !row.hung_up_at && (!row.phone || !phone || digitsOf(row.phone) === digitsOf(phone)))
    .map((row) => ({
      id: row.id,
      async note(now) {
        if (row.phone || !phone) return;
        await updateContact(tx, row.id, { phone });
        await tell(tx, actor, now, "contact.changed", row.id, row.ticket_id, { fields: ["phone"] });
      },
    }));
}

/** Whose contact it is. */
export const technicianOf = async (db: Db, id: string): Promise<string | null> => (await findContact(db, id))?.technician_id ?? null;

/** The other side hung up: what became of it is still the technician's to say. */
export async function hungUp(tx: Db, now: Date, id: string, at: Date): Promise<void> {
  const row = await lockContact(tx, id);
  if (!row || row.hung_up_at || !isGoing(row.state)) return;
  await updateContact(tx, id, { hung_up_at: at < row.started_at ? row.started_at : at, state: "live" });
  await theOther(tx, now, "contact.hung_up", id, row.ticket_id);
}

/** Put on hold, or taken off it, at the telephone. */
export async function holdCall(tx: Db, now: Date, id: string, held: boolean): Promise<void> {
  const row = await lockContact(tx, id);
  if (!row || !isGoing(row.state) || row.hung_up_at || (row.state === "on_hold") === held) return;
  await updateContact(tx, id, { state: held ? "on_hold" : "live" });
  await theOther(tx, now, held ? "contact.held" : "contact.resumed", id, row.ticket_id);
}

/** Put through to somebody: noted in the contact. */
export async function transferCall(tx: Db, now: Date, id: string, to: string): Promise<void> {
  const row = await lockContact(tx, id);
  if (!row || row.state === "ended") return;
  const line = `→ ${to}`;
  if (row.note.split("\n").includes(line)) return;
  await updateContact(tx, id, { note: [row.note, line].filter(Boolean).join("\n") });
  await theOther(tx, now, "contact.transferred", id, row.ticket_id, { to });
}
