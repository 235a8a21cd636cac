import type { RingingCall } from "../../../contract/telephone.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import css from "./ringing.module.css";
import { subjectOf } from "../../platform/subject.ts";

const most = 3;

/** Whose number it is on record, with what they have open and when they were here last; and that it proves nothing. */
export function CallersStory({ people }: { people: RingingCall["may_be"] }) {
  const t = useWords("shell");
  if (people.length === 0) return <p className={css.detail}>{t("ring.nobody")}</p>;
  const [only] = people;
  return (
    <>
      <ul className={css.people}>
        {people.map(({ id, name, detail }) => (
          <li key={id} className={css.person}>
            <Avatar name={name} size="middle" />
            <span className={css.names}>
              <span className={css.named}>
                <Link to={paths.person(id)}>{name}</Link>
                <MarksOf personId={id} />
              </span>
              <span className={css.detail}>{detail}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className={css.proof}>{t("ring.no_proof")}</p>
      {only && people.length === 1 && <Story personId={only.id} />}
    </>
  );
}

function Story({ personId }: { personId: string }) {
  const t = useWords("shell");
  const time = useTime();
  const tickets = useAsk("GET /tickets", { query: { requester: personId, status: "new,open,waiting", limit: most } }).data?.items ?? [];
  const contacts = useAsk("GET /contacts", { query: { person: personId, limit: most } }).data?.items ?? [];
  return (
    <>
      {tickets.length > 0 && (
        <ul aria-label={t("ring.open_tickets")} className={css.list}>
          {tickets.map(({ id, number, subject, status, waiting_reason }) => (
            <li key={id}>
              <TicketNumber number={number} />
              <Link to={paths.ticket(number)} className={css.subject}>
                {subjectOf({ subject })}
              </Link>
              <StatusChip status={status} waiting={waiting_reason} />
            </li>
          ))}
        </ul>
      )}
      {contacts.length > 0 && (
        <ul aria-label={t("ring.last_contacts")} className={css.list}>
          {contacts.map(({ id, channel, started_at, ticket, technician }) => (
            <li key={id}>
              <ContactGlyph channel={channel} />
              <span className={css.subject}>{ticket?.subject || technician?.name}</span>
              <span className={css.detail}>{time.moment(started_at)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
