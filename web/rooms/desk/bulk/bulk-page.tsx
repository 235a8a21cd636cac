import { useState } from "react";
import type { BulkResult } from "../../../../contract/bulk.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useAsk, useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Pages } from "../../../ui/reading.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table } from "../../../ui/table.tsx";
import { TicketNumber } from "../../../ui/text.tsx";
import { IconListCheck } from "@tabler/icons-react";
import css from "./bulk.module.css";
import { useDoing } from "./doing.ts";
import { Progress } from "./progress.tsx";
import { subjectOf } from "../../../platform/subject.ts";

/** A change of many tickets with what became of each; without an id the last ones. */
export function BulkPage({ id }: { id: string | null }) {
  return <div className={css.page}>{id ? <One key={id} id={id} /> : <Latest />}</div>;
}

function Latest() {
  const t = useWords("bulk");
  const time = useTime();
  const doing = useDoing();
  const pages = useAskPages("GET /bulk-changes", { query: { limit: 50 } });
  return (
    <Page title={t("page.all")} lead={t("page.all_lead")} back={{ to: paths.desk(), label: t("page.back") }}>
      <Pages
        of={pages}
        empty={
          <EmptyState icon={IconListCheck} title={t("page.none")}>
            {t("page.none_how")}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t("page.all")}
            rows={items}
            keyOf={(bulk) => bulk.id}
            to={(bulk) => paths.bulk(bulk.id)}
            columns={[
              { name: t("page.what"), cell: doing },
              { name: t("page.by"), cell: (bulk) => bulk.by.name },
              {
                name: t("page.result"),
                cell: (bulk) => (bulk.state === "running" ? t("progress.short") : t("page.changed", { n: bulk.changed })),
              },
              { name: t("page.when"), cell: (bulk) => time.moment(bulk.started_at), end: true, tight: true },
            ]}
          />
        )}
      </Pages>
    </Page>
  );
}

const results: readonly BulkResult[] = ["changed", "unchanged", "refused", "failed", "waiting"];

function One({ id }: { id: string }) {
  const t = useWords("bulk");
  const time = useTime();
  const go = useGo();
  const doing = useDoing();
  const { data: bulk } = useAsk("GET /bulk-changes/{id}", { params: { id } });
  return (
    <Page
      title={bulk ? doing(bulk) : t("page.title")}
      lead={bulk && t("page.lead", { who: bulk.by.name, when: time.full(bulk.started_at) })}
      back={{ to: paths.bulk(), label: t("page.all") }}
    >
      <Progress id={id} onOther={(other) => go(paths.bulk(other))} />
      {/* Read anew when it is over. */}
      <Items key={bulk?.state} id={id} />
    </Page>
  );
}

function Items({ id }: { id: string }) {
  const t = useWords("bulk");
  const [result, setResult] = useState<BulkResult | "all">("all");
  const pages = useAskPages("GET /bulk-changes/{id}/items", {
    params: { id },
    query: { limit: 100, ...(result !== "all" && { result }) },
  });
  return (
    <Section
      title={t("page.items")}
      actions={
        <Select
          label={t("page.result")}
          hideLabel
          value={result}
          onChange={setResult}
          choices={(["all", ...results] as const).map((value) => ({ value, label: t(`result.${value}`) }))}
        />
      }
    >
      <Pages of={pages} empty={<p className={css.hint}>{t("page.no_items")}</p>}>
        {(items) => (
          <Table
            label={t("page.items")}
            rows={items}
            keyOf={({ ticket }) => ticket.id}
            to={({ ticket }) => paths.ticket(ticket.number)}
            columns={[
              {
                name: t("page.ticket"),
                cell: ({ ticket }) => (
                  <>
                    <TicketNumber number={ticket.number} /> {subjectOf(ticket)}
                  </>
                ),
              },
              { name: t("page.result"), cell: ({ result: became }) => t(`result.${became}`), tight: true },
              { name: t("page.why"), cell: ({ refusal }) => refusal },
            ]}
          />
        )}
      </Pages>
    </Section>
  );
}
