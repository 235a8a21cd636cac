import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAskPages } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { Muted, TicketNumber } from "../../ui/text.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Section } from "../../ui/page.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { Table } from "../../ui/table.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import css from "./person-tickets.module.css";
import { subjectOf } from "../../platform/subject.ts";

/** What somebody has open with us, then what is over. */
export function PersonTickets({ personId }: { personId: string }) {
  const t = useWords("people");
  return (
    <>
      <Section title={t("tickets.open")}>
        <Tickets personId={personId} status="new,open,waiting" limit={25} none={t("tickets.none_open")} label={t("tickets.open")} />
      </Section>
      <Section title={t("tickets.over")}>
        <Tickets personId={personId} status="resolved,closed" limit={10} none={t("tickets.none_over")} label={t("tickets.over")} />
      </Section>
    </>
  );
}

function Tickets({
  personId,
  status,
  limit,
  none,
  label,
}: {
  personId: string;
  status: string;
  limit: number;
  none: string;
  label: string;
}) {
  const t = useWords("people");
  const may = useMay();
  const time = useTime();
  const tickets = useAskPages("GET /tickets", { query: { requester: personId, status, sort: "newest", limit } });
  return (
    <Pages of={tickets} rows={2} empty={<Muted>{none}</Muted>}>
      {(items) => (
        <Table
          label={label}
          rows={items}
          keyOf={({ id }) => id}
          to={may("tickets:work") ? ({ number }) => paths.ticket(number) : undefined}
          columns={[
            {
              name: t("tickets.subject"),
              cell: ({ number, subject }) => (
                <>
                  {subjectOf({ subject })} <TicketNumber number={number} />
                </>
              ),
            },
            {
              name: t("tickets.team"),
              tight: true,
              cell: ({ tier, team }) => (
                <span className={css.team}>
                  <TierMark tier={tier} />
                  {typeof team === "string" ? team : team.name}
                </span>
              ),
            },
            {
              name: t("tickets.status"),
              tight: true,
              cell: ({ status: state, waiting_reason }) => <StatusChip status={state} waiting={waiting_reason} />,
            },
            {
              name: t("tickets.opened"),
              end: true,
              cell: ({ opened_at }) => <time title={time.full(opened_at)}>{time.moment(opened_at)}</time>,
            },
          ]}
        />
      )}
    </Pages>
  );
}
