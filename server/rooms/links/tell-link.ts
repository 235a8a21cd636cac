import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { TicketRow } from "../tickets/index.ts";
import { asSeen } from "./kinds.ts";
import type { LinkRow } from "./store.ts";

/**
 * Tells both tickets, without naming one in the other: who reads the fact later may not see that one. Beside a restricted ticket the
 * other one tells nothing at all.
 */
export async function tellLink(
  tx: Db,
  actor: Actor,
  now: Date,
  type: "ticket.linked" | "ticket.unlinked",
  row: Pick<LinkRow, "id" | "from_id" | "kind">,
  pair: [TicketRow, TicketRow],
): Promise<void> {
  const [one, two] = pair;
  for (const [ticket, other] of [
    [one, two],
    [two, one],
  ] as const) {
    if (other.restricted && !ticket.restricted) continue;
    const data = { link_id: row.id, kind: asSeen(row, ticket.id) };
    await publish(tx, { type, actorId: actor.personId, ticketId: ticket.id, data }, now);
  }
}
