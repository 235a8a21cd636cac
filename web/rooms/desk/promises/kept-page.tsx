import { IconClockPin } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { OverPromise } from "../../../../contract/promises.ts";
import type { Answer } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk, useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Pages, Reading } from "../../../ui/reading.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import { Tooltip } from "../../../ui/tooltip.tsx";
import css from "../bulk/bulk.module.css";
import figure from "./kept-page.module.css";
import { subjectOf } from "../../../platform/subject.ts";

const day = 86_400_000;
const periods = ["7", "30", "90"] as const;
type Figures = Answer<"GET /promises/figures">;
type What = "word" | "update";
type Shown = { of: string; name: string; what: What; state: OverPromise["state"] };
type Row = Pick<Figures["mine"], "kept" | "broken" | "kept_rate"> & { of: string; name: string };

/** How many promises were kept: mine, and those of the teams that I lead. Each figure opens the promises behind it. */
export function KeptPage() {
  const t = useWords("desk");
  const [days, setDays] = useState<(typeof periods)[number]>("30");
  const [shown, show] = useState<Shown | null>(null);
  // Fixed while the page is open, so that a figure and the list behind it count the same.
  const [now] = useState(() => Date.now());
  const query = useMemo(() => ({ from: new Date(now - Number(days) * day).toISOString(), to: new Date(now).toISOString() }), [now, days]);
  const reading = useAsk("GET /promises/figures", { query });
  return (
    <div className={css.page}>
      <Page
        title={t("kept")}
        lead={t("kept.definition")}
        back={{ to: paths.desk(), label: t("kept.back") }}
        actions={
          <Segmented
            label={t("kept.period")}
            value={days}
            onChange={setDays}
            choices={periods.map((value) => ({ value, label: t("kept.days", { n: Number(value) }) }))}
          />
        }
      >
        <Reading of={reading}>
          {(figures) => (
            <>
              <Shares label={t("kept")} what="word" rows={rowsOf(figures, t("kept.mine"), t("kept.all"))} onShow={show} />
              {figures.updates.teams.length > 0 && (
                <Section title={t("kept.updates")} lead={t("kept.updates.definition")}>
                  <Shares label={t("kept.updates")} what="update" rows={teamsOf(figures.updates, t("kept.all"))} onShow={show} />
                </Section>
              )}
            </>
          )}
        </Reading>
        <Muted>{t("kept.rate.definition")}</Muted>
        {shown && <Behind key={`${shown.of} ${shown.what} ${shown.state}`} query={query} shown={shown} />}
      </Page>
    </div>
  );
}

/** Mine, each team, and all of them where there are several. */
function rowsOf({ mine, all, teams }: Figures, mineName: string, allName: string): Row[] {
  return [{ ...mine, of: "mine", name: mineName }, ...teamsOf({ all, teams }, allName)];
}

/** Each team, and all of them where there are several. */
const teamsOf = ({ all, teams }: Pick<Figures, "all" | "teams">, allName: string): Row[] => [
  ...teams.map(({ team, ...share }) => ({ ...share, of: team.id, name: team.name })),
  ...(teams.length > 1 ? [{ ...all, of: "all", name: allName }] : []),
];

interface SharesProps {
  label: string;
  what: What;
  rows: readonly Row[];
  onShow: (shown: Shown) => void;
}

function Shares({ label, what, rows, onShow }: SharesProps) {
  const t = useWords("desk");
  const count = (row: Row, state: OverPromise["state"]) => (
    <Tooltip label={t(`kept.${state}.definition`)}>
      <button
        type="button"
        className={figure.figure}
        disabled={row[state] === 0}
        onClick={() => onShow({ of: row.of, name: row.name, what, state })}
      >
        <span aria-hidden>{row[state]}</span>
        <span className="unseen">{t("kept.show", { n: row[state], state: t(`kept.${state}`), name: row.name })}</span>
      </button>
    </Tooltip>
  );
  return (
    <Table
      label={label}
      rows={[...rows]}
      keyOf={({ of }) => of}
      columns={[
        { name: t("kept.whose"), cell: ({ name }) => name },
        { name: t("kept.kept"), cell: (row) => count(row, "kept"), end: true },
        { name: t("kept.broken"), cell: (row) => count(row, "broken"), end: true },
        {
          name: t("kept.rate"),
          cell: ({ kept_rate }) => (kept_rate === null ? t("kept.rate.none") : t("kept.percent", { rate: kept_rate })),
          end: true,
        },
      ]}
    />
  );
}

function Behind({ query, shown: { of, name, what, state } }: { query: { from: string; to: string }; shown: Shown }) {
  const t = useWords("desk");
  const ticket = useWords("ticket");
  const time = useTime();
  const title = t("kept.behind", { name, state: t(`kept.${state}`) });
  const pages = useAskPages("GET /promises/over", { query: { ...query, of, what, state, limit: 50 } });
  return (
    <Section title={title}>
      <Pages of={pages} empty={<EmptyState icon={IconClockPin} title={t("kept.gone")} />}>
        {(items) => (
          <Table
            label={title}
            rows={items}
            keyOf={({ id }) => id}
            to={(one) => paths.ticket(one.ticket.number)}
            columns={[
              { name: t("kept.ticket"), cell: (one) => `#${one.ticket.number} ${subjectOf(one.ticket)}` },
              { name: t("kept.what"), cell: ({ what, words }) => words || ticket(`promise.what.${what}`) },
              { name: t("kept.due"), cell: ({ due_at }) => time.moment(due_at), tight: true },
              {
                name: t("kept.done"),
                cell: ({ done_at }) => (done_at ? time.moment(done_at) : <Badge tone="red">{t("kept.never")}</Badge>),
                end: true,
                tight: true,
              },
            ]}
          />
        )}
      </Pages>
    </Section>
  );
}
