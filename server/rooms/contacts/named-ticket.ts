import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { loadTicket, type TicketRow } from "../tickets/index.ts";

/** The ticket that was named in what was sent, by id or number: one that the actor does not see is told at its field. */
export async function namedTicket(db: Db, actor: Actor, key: string): Promise<TicketRow> {
  try {
    return await loadTicket(db, actor, key);
  } catch (error) {
    if (error instanceof Problem && error.code === "not_found") throw wrongField("/ticket", "unknown", { what: "ticket" });
    throw error;
  }
}
