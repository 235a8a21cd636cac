import type { RecurrenceRun } from "../../../../contract/recurring.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import css from "./recurring.module.css";

/** What became of its times, the latest first. */
export function Runs({ id }: { id: string }) {
  const t = useWords("recurring");
  const time = useTime();
  const { items, more, hasMore } = useAskPages("GET /recurrences/{id}/runs", { params: { id }, query: { limit: 10 } });
  return (
    <Section title={t("runs")}>
      {items.length === 0 ? (
        <Muted>{t("runs.none")}</Muted>
      ) : (
        <Table
          label={t("runs")}
          rows={items}
          keyOf={({ due_at }) => due_at}
          columns={[
            { name: t("runs.due"), cell: ({ due_at }) => <time title={time.full(due_at)}>{time.moment(due_at)}</time> },
            { name: t("runs.outcome"), cell: (run) => <Outcome run={run} />, tight: true },
            { name: t("runs.ticket"), cell: ({ ticket }) => ticket && <Link to={paths.ticket(ticket.number)}>{`#${ticket.number}`}</Link> },
            { name: t("runs.more"), cell: (run) => <More run={run} /> },
          ]}
        />
      )}
      {hasMore && <Button onClick={more}>{t("runs.earlier")}</Button>}
    </Section>
  );
}

function Outcome({ run: { outcome, late, troubles } }: { run: RecurrenceRun }) {
  const t = useWords("recurring");
  if (outcome === "skipped") return <Badge tone="quiet">{t("outcome.skipped")}</Badge>;
  if (outcome === "failed") return <Badge tone="red">{t("outcome.failed")}</Badge>;
  return <Badge tone={late || troubles.length > 0 ? "amber" : "green"}>{t(late ? "outcome.late" : "outcome.opened")}</Badge>;
}

function More({ run: { late, at, missed, troubles } }: { run: RecurrenceRun }) {
  const t = useWords("recurring");
  const time = useTime();
  if (!late && missed === 0 && troubles.length === 0) return null;
  return (
    <ul className={css.troubles}>
      {late && <li>{t("runs.late", { at: time.moment(at) })}</li>}
      {missed > 0 && <li>{t("runs.missed", { n: missed })}</li>}
      {troubles.map(({ what, why }) => (
        <li key={what}>
          {t(`trouble.${what}`)} {why}
        </li>
      ))}
    </ul>
  );
}
