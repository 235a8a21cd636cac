import { IconHistory } from "@tabler/icons-react";
import type { AccountFact } from "../../../contract/guard.ts";
import { findPeople } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link, useGo } from "../../platform/place.tsx";
import { useAsk, useAskPages } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Combo } from "../../ui/combo.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { Muted, TicketNumber } from "../../ui/text.tsx";
import { AuditFacts } from "./audit-facts.tsx";

/** What happened to somebody's account, on whose word. */
export function AccountHistoryPage({ id }: { id: string | null }) {
  const t = useWords("settings");
  const go = useGo();
  const { data: person } = useAsk("GET /people/{id}", { params: { id: id ?? "" }, enabled: id !== null });
  return (
    <Page title={t("account_history")} lead={t("account_history.lead")}>
      <Combo
        label={t("account_history.whose")}
        value={id ? { value: id, label: person?.name ?? "…" } : null}
        placeholder={t("account_history.choose")}
        onChange={(option) => go(paths.settings("account-history", option?.value))}
        find={findPeople}
        autoFocus={id === null}
      />
      {id && <History key={id} id={id} name={person?.name ?? "…"} />}
    </Page>
  );
}

function History({ id, name }: { id: string; name: string }) {
  const t = useWords("settings");
  const time = useTime();
  const told = useAskPages("GET /people/{id}/account-history", { params: { id }, query: { limit: 50 } });
  const who = ({ actor, type }: AccountFact) => {
    if (!actor) return <Muted>{t(type.startsWith("guard.") ? "account_history.link" : "audit.desk")}</Muted>;
    return actor.id === id ? t("account_history.self") : actor.name;
  };
  return (
    <Pages of={told} rows={6} empty={<EmptyState icon={IconHistory} title={t("account_history.none")} />}>
      {(items) => (
        <Table
          label={t("account_history.of", { name })}
          rows={items}
          keyOf={(fact) => fact.id}
          columns={[
            { name: t("audit.what"), cell: ({ type }) => t.maybe(`event.${type}`, {}, type) },
            { name: t("audit.who"), cell: who },
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
  );
}
