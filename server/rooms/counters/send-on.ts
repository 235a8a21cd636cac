import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { closeContact, ticketOfContact } from "../contacts/index.ts";
import { discardEmpty } from "../tickets/index.ts";
import { tell } from "./events.ts";
import { teamOf } from "./hours.ts";
import { lockServed, requireStep } from "./load-walk-in.ts";
import { counterById } from "./store-counters.ts";
import { updateWalkIn, type WalkInRow } from "./store.ts";

/** Whom one talks with: the contact ends as handed up, and a ticket without words goes with it. Answers the ticket that they take along. */
async function letGo(tx: Db, actor: Actor, now: Date, row: WalkInRow): Promise<string | null> {
  if (row.state !== "serving" || !row.contact_id) return row.ticket_id;
  const ticketId = await ticketOfContact(tx, row.contact_id);
  if (ticketId === null) return null;
  await closeContact(tx, actor, now, row.contact_id, ticketId, "handed_up");
  return (await discardEmpty(tx, actor, now, ticketId)) ? null : ticketId;
}

/** Somebody goes on to another counter: with their number, and their turn by when they came. */
export async function sendOn(tx: Db, actor: Actor, now: Date, id: string, counterId: string): Promise<string> {
  const row = await lockServed(tx, actor, id);
  const counter = await counterById(tx, counterId);
  if (!counter?.active) throw wrongField("/counter", "unknown", { what: "counter" });
  if (counter.id === row.counter_id) throw new Problem(409, "counter_same");
  if (row.state !== "waiting") await requireStep(tx, actor, row, "waiting");
  const ticket_id = await letGo(tx, actor, now, row);
  const anew = row.state === "serving" || row.state === "no_show" ? { waiting_since: now, ended_at: null } : {};
  const waiting = { state: "waiting" as const, technician_id: null, desk: null, called_at: null, contact_id: null, ticket_id };
  await updateWalkIn(tx, row.id, { ...anew, ...waiting, counter_id: counter.id, team_id: (await teamOf(tx, counter)).id });
  await tell(tx, actor, now, "walk_in.sent_on", { ...row, counter_id: counter.id }, { from: row.counter_id });
  return row.id;
}
