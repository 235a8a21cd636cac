import { webhookTypes } from "../../../contract/webhooks.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { wake } from "../../platform/events/wake.ts";
import { newId } from "../../platform/id.ts";
import { ticketHeads } from "../tickets/index.ts";
import { isClosed, payloadOf } from "./payload.ts";
import { givenUpAfter } from "./retry-times.ts";
import { listeningWebhooks } from "./store.ts";
import { insertDeliveries } from "./store-deliveries.ts";

/** Puts into the queue of every address what it wants to be told; of tickets that are closed to others nobody outside is told anything. */
async function queueFacts(tx: Db, events: readonly StoredEvent[]): Promise<void> {
  const webhooks = await listeningWebhooks(tx);
  const wanted = events.filter(({ type }) => webhooks.some(({ types }) => types.some((one) => one === type)));
  if (wanted.length === 0) return;
  const tickets = await ticketHeads(tx, [...new Set(wanted.flatMap(({ ticket_id }) => ticket_id ?? []))]);
  const now = new Date();
  const rows = wanted.flatMap((event) => {
    const ticket = tickets.get(event.ticket_id ?? "");
    if (!ticket || isClosed(ticket)) return [];
    const body = payloadOf(event, ticket);
    return webhooks
      .filter(({ types }) => types.some((one) => one === event.type))
      .map(({ id }) => ({
        id: newId(),
        webhook_id: id,
        event_id: event.id,
        ticket_id: ticket.id,
        type: event.type,
        body,
        state: "waiting" as const,
        next_try_at: now,
        give_up_at: new Date(now.getTime() + givenUpAfter),
        created_at: now,
      }));
  });
  await insertDeliveries(tx, rows);
  afterCommit(tx, wake);
}

export const queueing: Reaction = {
  name: "webhooks.queue",
  on: webhookTypes,
  run: (tx, event) => queueFacts(tx, [event]),
  runAll: queueFacts,
};
