import { Problem } from "../../platform/problem.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { reopen, resolve, wholeOf, type TicketRow } from "../tickets/index.ts";
import { desk } from "./desk.ts";
import { firesBeside, type AlertRow } from "./store.ts";
import type { SourceRow } from "./store-sources.ts";

type Fact = "ticket.alert_fired" | "ticket.alert_over" | "ticket.alert_flapping" | "ticket.alert_quiet";
type Told = Pick<AlertRow, "id" | "title" | "count">;

/** A fact of the inside, in the ticket's story. */
export const tell = (tx: Db, now: Date, type: Fact, ticketId: string, { id, title, count }: Told) =>
  publish(tx, { type, actorId: null, ticketId, data: { alert_id: id, name: title, count } }, now);

export const isActive = ({ status }: Pick<TicketRow, "status">): boolean => status !== "resolved" && status !== "closed";

/** Whether a ticket that was solved is opened again by what fires now. Pure. */
export const isRecent = ({ resolved_at, closed_at }: Pick<TicketRow, "resolved_at" | "closed_at">, now: Date, hours: number): boolean =>
  now.getTime() - (resolved_at ?? closed_at ?? now).getTime() < hours * 3_600_000;

/** It fires again: a solved ticket is opened again. */
export async function fireAgain(tx: Db, now: Date, ticket: TicketRow, alert: Told): Promise<"reopened" | "noted"> {
  const active = isActive(ticket);
  if (!active) await reopen(tx, desk, now, ticket.id, alert.title);
  await tell(tx, now, "ticket.alert_fired", ticket.id, alert);
  return active ? "noted" : "reopened";
}

/** It is over: what follows is the source's to say. A ticket with steps to do, or about something else that still fires, only tells it. */
export async function beOver(
  tx: Db,
  now: Date,
  source: SourceRow,
  ticket: TicketRow,
  alert: AlertRow,
): Promise<"solved" | "noted" | "ignored"> {
  if (source.on_resolved === "nothing") return "ignored";
  await tell(tx, now, "ticket.alert_over", ticket.id, alert);
  const own = ticket.id === alert.ticket_id;
  if (source.on_resolved === "note" || !own || !isActive(ticket)) return "noted";
  if (await firesBeside(tx, wholeOf(ticket), alert.id)) return "noted";
  try {
    await resolve(tx, desk, now, ticket.id, {});
    return "solved";
  } catch (error) {
    // Refused before anything was written: steps, answers or tasks are still to come.
    if (error instanceof Problem) return "noted";
    throw error;
  }
}
