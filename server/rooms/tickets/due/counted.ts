import { theDesk, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { tell, tellMany } from "../events.ts";
import { moveDue } from "./store-due.ts";

interface Moved {
  ticket_id: string;
  from: Date | null;
  due_at: Date;
}

/** Moves when tickets are due to what their clocks say. Publishes `ticket.due_counted`. */
export async function dueCounted(tx: Db, moved: readonly Moved[], quiet: boolean): Promise<void> {
  const done = new Set(await moveDue(tx, moved));
  if (quiet) return;
  await tellMany(
    tx,
    theDesk([]),
    moved
      .filter(({ ticket_id }) => done.has(ticket_id))
      .map(({ ticket_id, from, due_at }) => ({
        type: "ticket.due_counted" as const,
        ticketId: ticket_id,
        data: { from: from?.toISOString() ?? null, to: due_at.toISOString() },
      })),
  );
}

/** Tells that somebody had a ticket's clocks counted anew: by what holds at that moment. */
export const tellOfClock = (
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  reason: string,
  more: { what?: string; recount_id?: string } = {},
): Promise<string> => tell(tx, actor, now, "ticket.clock_recounted", id, { reason, ...more });

export interface TargetTold {
  type: "ticket.target_near" | "ticket.target_missed" | "ticket.target_over";
  ticketId: string;
  data: Record<string, unknown>;
}

/** Tells what is near, missed and over of targets, in this order. */
export const tellOfTargets = (tx: Db, told: readonly TargetTold[]): Promise<void> => tellMany(tx, theDesk([]), told);

type Follow = (tx: Db, now: Date, ids: readonly string[]) => Promise<void>;
let known: Follow | undefined;

/** Clocks stand below tickets and know of them, not the other way round. */
export function knowClocks(how: Follow): void {
  known = how;
}

/** Counts the clocks of a ticket that was just changed, so that whoever did reads at once when it is due. */
export const clocksFollow = async (tx: Db, now: Date, id: string): Promise<void> => known?.(tx, now, [id]);
