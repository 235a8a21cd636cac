import type { Ticket, TimelineEntry } from "../../../../contract/tickets.ts";
import type { Leaving } from "../editor/outbox.ts";

/** Newest first as it was read → oldest first as it is told, without the description, which stands on top by itself; those of merged tickets stand in their place. */
export const inOrder = (read: readonly TimelineEntry[]): TimelineEntry[] =>
  read.filter((entry) => entry.kind !== "description" || entry.ticket).toReversed();

/** The description as an entry: a fact of the ticket, there before the timeline is read. */
export const opening = (
  ticket: Pick<Ticket, "id" | "opened_at" | "requester" | "description" | "channel">,
  read: readonly TimelineEntry[] = [],
): TimelineEntry | null =>
  ticket.description === "" && filesOfDescription(read).length === 0
    ? null
    : {
        kind: "description",
        id: ticket.id,
        at: ticket.opened_at,
        author: ticket.requester && { ...ticket.requester, technician: false },
        body: ticket.description,
        channel: ticket.channel,
        // Its files come with the end of the story that was read last, its words at once.
        attachments: filesOfDescription(read),
      };

const filesOfDescription = (read: readonly TimelineEntry[]) =>
  read.flatMap((entry) => (entry.kind === "description" && !entry.ticket ? entry.attachments : []));

/** Messages on their way that the timeline does not hold yet. */
export const stillLeaving = (leaving: readonly Leaving[], number: number, entries: readonly TimelineEntry[]): Leaving["entry"][] =>
  leaving
    .filter((message) => message.number === number)
    .map(({ entry }) => entry)
    .filter(({ kind, body, at }) => !entries.some((entry) => entry.kind === kind && entry.body === body && entry.at >= at));
