import { sql, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { TicketTables } from "./tables.ts";

const offeredTo = sql<string | null>`(select o.technician_id from offer o where o.ticket_id = ticket.id and o.answer is null)`;
const watcherIds = sql<string[]>`array(select person_id from watcher where watcher.ticket_id = ticket.id)`;
const handed = sql<boolean>`exists (select from handover h join stay s on s.id = h.to_stay_id where s.ticket_id = ticket.id and s.to_at is null)`;

/** What policies ask of tickets, and the few words that are told about them: for readers of the event log, who look at every ticket that moves. */
const heads = prepared((db: Blueprint<TicketTables>, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom("ticket")
    .select(["id", "number", "subject", "channel", "resolution", "status", "requester_id", "on_behalf_of_id", "organization_id"])
    .select([
      "team_id",
      "mailbox_id",
      "tier",
      "assignee_id",
      "restricted",
      "confidential",
      "reader_ids",
      "accepted",
      "merged_into_id",
      sql<boolean>`discarded_at is not null`.as("discarded"),
    ])
    .select([offeredTo.as("offered_to"), watcherIds.as("watcher_ids"), handed.as("handed")])
    .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`),
);

export type TicketHead = Awaited<ReturnType<typeof headsOf>>[number];
export const headsOf = (db: Db, ids: readonly string[]) => heads(db, { ids });
