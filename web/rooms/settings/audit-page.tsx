import { IconFileText } from "@tabler/icons-react";
import { findPeople } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link, usePlace, useSetSearch } from "../../platform/place.tsx";
import { useAsk, useAskPages } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Combo } from "../../ui/combo.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Select } from "../../ui/select.tsx";
import { Table } from "../../ui/table.tsx";
import { Muted } from "../../ui/text.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import { AuditFacts } from "./audit-facts.tsx";
import { auditTypes } from "./audit-types.ts";

interface AuditSearch {
  type?: string;
  actor?: string;
}

/** Who did what, newest first. */
export function AuditPage() {
  const t = useWords("settings");
  const time = useTime();
  const { search } = usePlace<AuditSearch>();
  const events = useAskPages("GET /audit", { query: { type: search.type, actor: search.actor, limit: 50 } });
  const filtered = Boolean(search.type ?? search.actor);
  return (
    <Page title={t("audit")} lead={t("audit.lead")}>
      <Seal />
      <Filters />
      <Pages of={events} rows={10} empty={<EmptyState icon={IconFileText} title={t(filtered ? "audit.nothing" : "audit.none")} />}>
        {(items) => (
          <Table
            label={t("audit")}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { name: t("audit.what"), cell: ({ type }) => t.maybe(`event.${type}`, {}, type) },
              { name: t("audit.who"), cell: ({ actor }) => actor ?? t("audit.desk") },
              {
                name: t("audit.ticket"),
                cell: ({ ticket_number }) =>
                  ticket_number !== null && (
                    <Link to={paths.ticket(ticket_number)}>
                      <TicketNumber number={ticket_number} />
                    </Link>
                  ),
                tight: true,
              },
              {
                name: t("audit.facts"),
                cell: ({ data, withheld }) => (withheld ? <Muted>{t("audit.withheld")}</Muted> : <AuditFacts data={data} />),
              },
              { name: t("audit.when"), cell: ({ at }) => <time title={time.full(at)}>{time.moment(at)}</time>, end: true },
            ]}
          />
        )}
      </Pages>
    </Page>
  );
}

/** How far what stands here is sealed, and with what the chain ends. */
function Seal() {
  const t = useWords("settings");
  const time = useTime();
  const { data } = useAsk("GET /audit/seal");
  if (!data) return null;
  const { sealed_at, segments, hash, anchored_at } = data;
  if (!sealed_at || !hash) return <Muted>{t("audit.unsealed")}</Muted>;
  return (
    <Muted>
      {t("audit.sealed", { when: time.moment(sealed_at), segments, hash: hash.slice(0, 12) })}{" "}
      {anchored_at && t("audit.anchored", { when: time.ago(anchored_at) })}
    </Muted>
  );
}

function Filters() {
  const t = useWords("settings");
  const { search } = usePlace<AuditSearch>();
  const setSearch = useSetSearch<AuditSearch>();
  const { data: actor } = useAsk("GET /people/{id}", { params: { id: search.actor ?? "" }, enabled: search.actor !== undefined });
  return (
    <FieldRow>
      <Select
        label={t("audit.type")}
        value={search.type ?? ""}
        onChange={(type) => setSearch({ type: type || null })}
        choices={[
          { value: "", label: t("audit.every_type") },
          ...auditTypes.map(({ type, group }) => ({
            value: type as string,
            label: t.maybe(`event.${type}`, {}, type),
            group: t(`events.${group}`),
          })),
        ]}
      />
      <Combo
        label={t("audit.actor")}
        clearable
        value={search.actor ? { value: search.actor, label: actor?.name ?? "…" } : null}
        placeholder={t("audit.everybody")}
        onChange={(option) => setSearch({ actor: option?.value ?? null })}
        find={findPeople}
      />
    </FieldRow>
  );
}
