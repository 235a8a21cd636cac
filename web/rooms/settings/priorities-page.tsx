import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { amount } from "../../platform/time.ts";
import { Page, Section } from "../../ui/page.tsx";
import { PriorityChip } from "../../ui/priority-chip.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { UpdateMinutes } from "./update-minutes.tsx";
import css from "./priorities.module.css";

type Priorities = Answer<"GET /priorities">;
const steps = [1, 2, 3] as const;

/** How impact and urgency make a priority, and how soon each is to be solved. */
export function PrioritiesPage() {
  const t = useWords("settings");
  const ui = useWords("ui");
  const may = useMay();
  const reading = useAsk("GET /priorities");
  return (
    <Page title={t("priorities")} lead={t("priorities.lead")}>
      <Reading of={reading}>
        {({ matrix, targets }) => (
          <>
            <Matrix matrix={matrix} />
            <Section title={t("targets")} lead={t("targets.lead")}>
              <Table
                label={t("targets")}
                rows={targets}
                keyOf={({ priority }) => priority}
                columns={[
                  { name: t("priority"), cell: ({ priority }) => <PriorityChip priority={priority} /> },
                  { name: t("targets.solved"), cell: ({ resolution_minutes }) => amount(ui, resolution_minutes * 60_000) },
                  { name: t("targets.update"), cell: ({ update_minutes }) => amount(ui, update_minutes * 60_000) },
                ]}
                actions={(target) => (may("catalog:write") ? <UpdateMinutes target={target} /> : null)}
              />
            </Section>
          </>
        )}
      </Reading>
    </Page>
  );
}

function Matrix({ matrix }: { matrix: Priorities["matrix"] }) {
  const t = useWords("settings");
  const at = (impact: number, urgency: number) => matrix.find((cell) => cell.impact === impact && cell.urgency === urgency)?.priority;
  return (
    <div className={css.frame}>
      <table className={css.matrix} role="table">
        <caption className="unseen">{t("priorities.lead")}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" />
            {steps.map((urgency) => (
              <th key={urgency} scope="col" role="columnheader">
                {t(`urgency.${urgency}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {steps.map((impact) => (
            <tr key={impact} role="row">
              <th scope="row" role="rowheader">
                {t(`impact.${impact}`)}
              </th>
              {steps.map((urgency) => {
                const priority = at(impact, urgency);
                return (
                  <td key={urgency} role="cell">
                    {priority && <PriorityChip priority={priority} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
