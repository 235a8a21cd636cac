import type { Asset } from "../../../contract/assets.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAskPages } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { subjectOf } from "../../platform/subject.ts";
import { useTime } from "../../platform/time.ts";
import { Section } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { Table } from "../../ui/table.tsx";
import { Muted, TicketNumber } from "../../ui/text.tsx";

/** The tickets in which it was named, of those that one may see. */
export function AssetTickets({ asset }: { asset: Asset }) {
  const t = useWords("assets");
  const time = useTime();
  const may = useMay();
  const tickets = useAskPages("GET /tickets", { query: { filter: `asset:${asset.id}`, sort: "newest", limit: 25 } });
  return (
    <Section title={t("tickets")}>
      <Pages of={tickets} rows={2} empty={<Muted>{t("tickets.none")}</Muted>}>
        {(items) => (
          <Table
            label={t("tickets")}
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
                name: t("tickets.status"),
                tight: true,
                cell: ({ status, waiting_reason }) => <StatusChip status={status} waiting={waiting_reason} />,
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
    </Section>
  );
}
