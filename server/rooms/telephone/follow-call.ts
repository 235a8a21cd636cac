import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { callGoesOn, holdCall, hungUp, startContact, technicianOf, transferCall } from "../contacts/index.ts";
import { answererOf } from "./call.ts";
import { tellRung } from "./events.ts";
import { contactsOfCalls, updateCall, type CallRow } from "./store-calls.ts";

/** So long before it rang a contact may have been begun by hand: somebody dials first, or sees it ring. */
const handFirst = { inbound: 15_000, outbound: 10 * 60_000 };

/** Somebody who takes contacts; null for who may not sign in or work here any more. */
async function technician(tx: Db, personId: string): Promise<Actor | null> {
  try {
    const actor = await actorFor(tx, personId);
    return actor.permissions.has("contacts:work") ? actor : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** The contact of somebody's that is this call: they began it by hand as it rang, or dialled in the desk first. The number is noted in it. */
async function begunByHand(tx: Db, actor: Actor, now: Date, call: CallRow): Promise<string | null> {
  const { direction, number: phone } = call;
  const since = new Date((call.rang_at ?? call.first_at).getTime() - handFirst[direction]);
  const going = await callGoesOn(tx, actor, { direction, phone, since });
  const others = await contactsOfCalls(
    tx,
    going.map(({ id }) => id),
  );
  const begun = going.find(({ id }) => !others.has(id));
  await begun?.note(now);
  return begun?.id ?? null;
}

/**
 * The contact of a call: the one that its technician began by hand, else a new one. Who is on the other side is for them to ask: the number is
 * noted, and says nothing.
 */
export const contactFor = async (tx: Db, actor: Actor, now: Date, call: CallRow): Promise<string> =>
  (await begunByHand(tx, actor, now, call)) ??
  startContact(tx, actor, now, { channel: "phone", direction: call.direction, phone: call.number });

/** Who dialled by hand in the desk, and then at the telephone: that contact is this call. */
async function findDialled(tx: Db, now: Date, call: CallRow): Promise<string | null> {
  const [only] = call.rung;
  const actor = only && call.rung.length === 1 ? await technician(tx, only) : null;
  return actor ? begunByHand(tx, actor, now, call) : null;
}

async function contactOf(tx: Db, now: Date, before: CallRow, after: CallRow): Promise<string | null> {
  if (after.test) return null;
  const by = answererOf(after);
  if (after.contact_id && (!by || by === answererOf(before))) return after.contact_id;
  if (!by) return after.direction === "outbound" && !after.contact_id ? findDialled(tx, now, after) : after.contact_id;
  // Taken while it rang, or begun by hand: theirs already.
  if (after.contact_id && (await technicianOf(tx, after.contact_id)) === by) return after.contact_id;
  const actor = await technician(tx, by);
  return actor ? contactFor(tx, actor, now, after) : after.contact_id;
}

/** What comes of what is known of a call now: who hears of it, its contact, and how that stands. */
export async function followCall(tx: Db, now: Date, before: CallRow, after: CallRow): Promise<void> {
  const contactId = await contactOf(tx, now, before, after);
  if (contactId !== after.contact_id) await updateCall(tx, after.id, { contact_id: contactId });
  const fresh = after.rung.filter((id) => !before.rung.includes(id));
  const over = after.answered_at !== null || after.ended_at !== null;
  const heard = new Set([...after.rung, ...(after.answered_by ? [after.answered_by] : [])]);
  if (!over && fresh.length > 0) await tellRung(tx, now, "call.ringing", after.id, fresh);
  if (over) await tellRung(tx, now, "call.changed", after.id, heard);
  if (!contactId) return;
  // What its technician did by hand stays, until the telephone says something new.
  const anew = contactId !== before.contact_id;
  if (after.held_at && !after.ended_at && (anew || before.held !== after.held)) await holdCall(tx, now, contactId, after.held);
  if (after.transferred_to && (anew || after.transferred_to !== before.transferred_to))
    await transferCall(tx, now, contactId, after.transferred_to);
  if (after.ended_at) await hungUp(tx, now, contactId, after.ended_at);
}
