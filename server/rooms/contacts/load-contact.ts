import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { lockContact, type ContactRow } from "./store.ts";

/** A contact of mine, locked; another technician's is theirs to end (an administrator may tidy up). */
export async function loadOwnContact(tx: Db, actor: Actor, id: string): Promise<ContactRow> {
  const row = await lockContact(tx, id);
  if (!row) throw notFound("contact");
  if (row.technician_id !== actor.personId && !actor.roles.has("administrator")) {
    throw new Problem(403, "not_your_contact", { facts: { name: row.technician_name ?? "" } });
  }
  return row;
}
