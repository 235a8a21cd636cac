import { memo } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { ContactEntry } from "./contact-entry.tsx";
import { EventEntry } from "./event-entry.tsx";
import type { Folded } from "./fold.ts";
import { MessageEntry } from "./message-entry.tsx";
import css from "./timeline.module.css";

interface EntryProps {
  entry: Folded;
  ticket: Ticket;
  fresh: boolean;
  sending?: boolean;
}

/** One entry of the timeline, by its kind. */
export const Entry = memo(function Entry({ entry, ticket, fresh, sending = false }: EntryProps) {
  return (
    <li className={css.entry} data-kind={entry.kind} data-sending={sending || undefined} data-fresh={fresh || undefined}>
      {entry.kind === "event" ? (
        <EventEntry entry={entry} ticket={ticket} fresh={fresh} />
      ) : entry.kind === "contact" ? (
        <ContactEntry entry={entry} fresh={fresh} />
      ) : (
        <MessageEntry entry={entry} ticket={ticket.number} fresh={fresh} sending={sending} />
      )}
    </li>
  );
});
