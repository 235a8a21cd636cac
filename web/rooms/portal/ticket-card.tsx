import type { RequesterTicket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { forget, keep } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Bone } from "../../ui/skeleton.tsx";
import { Mono } from "../../ui/text.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { isFinished, turnOf } from "./progress.ts";
import { useNextWords } from "./next-words.ts";
import { useSayProgress } from "./say-progress.ts";
import css from "./ticket-card.module.css";

/** One ticket: what it is about, how far it has come, and what happens next. Opens without waiting: the list has read it already. */
export function TicketCard({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  const me = useMe();
  const { where, next } = useSayProgress()(ticket, useNextWords()(ticket.id));
  const open = () => {
    const args = { params: { id: String(ticket.number) }, query: { as: "requester" } } as const;
    keep("GET /tickets/{id}", args, ticket);
    // A row knows less than the ticket: shown at once, and read anew.
    void forget("GET /tickets/{id}", args);
  };
  const other = ticket.requester && ticket.requester.id !== me.id ? ticket.requester.name : null;
  return (
    <Link to={paths.portalTicket(ticket.number)} className={css.card} onClick={open} data-turn={turnOf(ticket, me.id)}>
      <span className={css.subject}>{ticket.subject}</span>
      {!isFinished(ticket) && <ProgressBar ticket={ticket} />}
      <span className={css.words}>
        <span className={css.where}>{where}</span>
        {next && ` ${next}`}
        {other && ` ${t("colleagues.for", { name: other })}.`} <Mono>#{ticket.number}</Mono>
      </span>
    </Link>
  );
}

/** Where cards will be, once reading takes long enough to be noticed. */
export function TicketCardsToCome({ label }: { label: string }) {
  return (
    <div className={css.waiting} role="status" aria-label={label}>
      {[0, 1].map((place) => (
        <div key={place} className={css.card}>
          <Bone width={place === 0 ? "72%" : "54%"} height={18} />
          <Bone height={4} />
          <Bone width="64%" height={16} />
        </div>
      ))}
    </div>
  );
}
