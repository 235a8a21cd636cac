import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useAskPages } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { Section } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { Muted, TicketNumber } from "../../ui/text.tsx";
import css from "./person-tickets.module.css";
import { subjectOf } from "../../platform/subject.ts";

/** Every time they and the desk spoke, newest first. */
export function PersonContacts({ personId }: { personId: string }) {
  const t = useWords("people");
  const say = useWords("ui");
  const time = useTime();
  const contacts = useAskPages("GET /contacts", { query: { person: personId, limit: 10 } });
  return (
    <Section title={t("contacts")}>
      <Pages of={contacts} rows={2} empty={<Muted>{t("contacts.none")}</Muted>}>
        {(items) => (
          <Table
            label={t("contacts")}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: t("contacts.how"),
                cell: ({ channel, direction }) => (
                  <span className={css.team}>
                    <ContactGlyph channel={channel} silent />
                    {say(`channel.${channel}`)}
                    {direction === "outbound" && ` ${t("contacts.outbound")}`}
                  </span>
                ),
              },
              { name: t("contacts.technician"), cell: ({ technician }) => technician?.name ?? null },
              {
                name: t("contacts.outcome"),
                cell: ({ outcome, state }) => (outcome ? t(`outcome.${outcome}`) : t(`contacts.${state === "ended" ? "ended" : "going"}`)),
              },
              {
                name: t("contacts.ticket"),
                tight: true,
                cell: ({ ticket }) =>
                  ticket && (
                    <Link to={paths.ticket(ticket.number)} aria-label={`#${ticket.number} ${subjectOf(ticket)}`}>
                      <TicketNumber number={ticket.number} />
                    </Link>
                  ),
              },
              {
                name: t("contacts.when"),
                end: true,
                cell: ({ started_at }) => <time title={time.full(started_at)}>{time.moment(started_at)}</time>,
              },
            ]}
          />
        )}
      </Pages>
    </Section>
  );
}
