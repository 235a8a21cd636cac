import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findRequestType } from "../catalog/index.ts";
import { greet } from "../contacts/index.ts";
import { changeTicket, mayWorkOn, ticketHeads } from "../tickets/index.ts";
import { tell } from "./events.ts";
import { lockServed, requireStep } from "./load-walk-in.ts";
import { noteOf } from "./note-of.ts";
import { cameFor } from "./appointments/store.ts";
import { counterById } from "./store-counters.ts";
import { updateWalkIn, type WalkInRow } from "./store.ts";
import { waitedMs } from "./walk-in.ts";

/** What they were about before, where the actor may work on it. */
async function goesOn(tx: Db, actor: Actor, ticketId: string | null): Promise<string | null> {
  const head = ticketId === null ? undefined : (await ticketHeads(tx, [ticketId])).get(ticketId);
  return head && mayWorkOn(actor, head) ? ticketId : null;
}

/** The reason that they chose may say what kind of request it is. One that was retired meanwhile says nothing. */
async function typeIt(tx: Db, actor: Actor, now: Date, row: WalkInRow, ticketId: string): Promise<void> {
  const counter = await counterById(tx, row.counter_id);
  const named = counter?.reasons.find(({ key }) => key === row.reason_key)?.request_type;
  const type = named ? await findRequestType(tx, named) : undefined;
  if (type?.active) await changeTicket(tx, actor, now, ticketId, { request_type: type.id });
}

/** They are here: what they waited is counted, and a contact begins with a ticket that is opened while they talk. Once more changes nothing. */
export async function serve(tx: Db, actor: Actor, now: Date, id: string): Promise<string> {
  const row = await lockServed(tx, actor, id);
  const me = personIdOf(actor);
  if (row.state === "serving" && row.technician_id === me) return row.id;
  await requireStep(tx, actor, row, "serving");
  const before = await goesOn(tx, actor, row.ticket_id);
  const { contactId, ticketId } = await greet(tx, actor, now, { teamId: row.team_id, ticketId: before, note: noteOf(row) });
  if (before === null) await typeIt(tx, actor, now, row, ticketId);
  const waited_ms = waitedMs(row, now);
  const served = { state: "serving" as const, technician_id: me, served_at: now, waited_ms, contact_id: contactId, ticket_id: ticketId };
  await updateWalkIn(tx, row.id, served);
  // Until a technician has somebody before them, whoever typed that name has taken nothing from its owner.
  if (row.appointment_id !== null) await cameFor(tx, row.appointment_id);
  await tell(tx, actor, now, "walk_in.serving", row, { waited_seconds: Math.round(waited_ms / 1000) });
  return row.id;
}
