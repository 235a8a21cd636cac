import type { AlertGiven } from "../../../contract/alerts.ts";
import type { Db } from "../../platform/db.ts";
import { openTicket, ticketsByIds, type TicketRow } from "../tickets/index.ts";
import { askerOf } from "./asker.ts";
import { desk } from "./desk.ts";
import type { SourceRow } from "./store-sources.ts";

/** What was told, with where one sees more and the facts by name below. Pure. */
export const wordsOf = ({ description, url, labels }: Pick<AlertGiven, "description" | "url" | "labels">): string =>
  [
    description,
    url ?? "",
    Object.entries(labels)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");

/** Opens a ticket, from the source, by the channel monitoring. */
export async function openFor(tx: Db, now: Date, source: SourceRow, given: AlertGiven): Promise<{ id: string; number: number }> {
  const { id, number } = await openTicket(tx, desk, now, {
    subject: given.title,
    description: wordsOf(given),
    channel: "monitoring",
    kind: "incident",
    requester: { id: await askerOf(tx, source) },
    source: source.key,
    ...source.severities[given.severity],
    ...(source.team_id && { team: source.team_id }),
    ...(source.category_id && { category: source.category_id }),
  });
  return { id, number };
}

/** The ticket of an alert, or the one that it is read through by now; undefined when it was dropped. */
export async function ticketOf(tx: Db, ticketId: string): Promise<TicketRow | undefined> {
  const row = (await ticketsByIds(tx, [ticketId])).get(ticketId);
  const into = row?.merged_into;
  if (into) return ticketOf(tx, into.id);
  return row?.discarded_at ? undefined : row;
}
