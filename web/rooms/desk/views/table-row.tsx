import { memo, type ReactNode } from "react";
import type { TicketSummary } from "../../../../contract/tickets.ts";
import { keyIn } from "../../../../contract/filter.ts";
import { isPlain, type PlainColumn, type ViewColumn, type ViewMark } from "../../../../contract/views.ts";
import { useFieldWords } from "../../../platform/filter/values.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { PriorityChip } from "../../../ui/priority-chip.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { TicketNumber } from "../../../ui/text.tsx";
import { TierMark } from "../../../ui/tier-mark.tsx";
import css from "./table-row.module.css";
import { subjectOf } from "../../../platform/subject.ts";

/** How wide each column is, as CSS grid says it. */
const widths: Record<PlainColumn, string> = {
  number: "64px",
  subject: "minmax(160px, 3fr)",
  requester: "minmax(90px, 1fr)",
  site: "minmax(70px, 0.7fr)",
  status: "110px",
  step: "minmax(90px, 1fr)",
  priority: "90px",
  tier: "44px",
  team: "minmax(90px, 1fr)",
  assignee: "minmax(90px, 1fr)",
  channel: "80px",
  kind: "110px",
  opened: "120px",
  updated: "120px",
  due: "120px",
};
const answerWidth = "minmax(90px, 1fr)";
const gridOf = (columns: readonly ViewColumn[]) => ({
  gridTemplateColumns: columns.map((column) => (isPlain(column) ? widths[column] : answerWidth)).join(" "),
});

/** What the columns are called. */
export function TableHead({ columns }: { columns: readonly ViewColumn[] }) {
  const t = useWords("views");
  const say = useFieldWords();
  return (
    <div className={css.head} style={gridOf(columns)} aria-hidden>
      {columns.map((column) => (
        <span key={column} className={css.cell}>
          {isPlain(column) ? t(`column.${column}`) : say.field(column)}
        </span>
      ))}
    </div>
  );
}

interface TableRowProps {
  row: TicketSummary & { answers?: Record<string, { en: string; nb: string }> | undefined };
  columns: readonly ViewColumn[];
  marks: readonly ViewMark[];
}

/** A ticket as a row of a table: what the view's columns ask for. */
export const TableRow = memo(function TableRow({ row, columns, marks }: TableRowProps) {
  const ui = useWords("ui");
  const desk = useWords("desk");
  const time = useTime();
  const at = (instant: string | null) => instant && <time dateTime={instant}>{time.moment(instant)}</time>;
  const cells: Record<PlainColumn, () => ReactNode> = {
    number: () => <TicketNumber number={row.number} />,
    subject: () => (
      <>
        <span className={css.subject}>{subjectOf(row)}</span>
        {marks.map(({ tone, word }) => (
          <Badge key={word} tone={tone}>
            {word}
          </Badge>
        ))}
      </>
    ),
    requester: () => row.requester?.name ?? desk("row.unknown"),
    site: () => row.site,
    status: () => <StatusChip status={row.status} />,
    step: () => inMyLanguage(row.step?.label),
    priority: () => <PriorityChip priority={row.priority} />,
    tier: () => <TierMark tier={row.tier} />,
    team: () => row.team.name,
    assignee: () => row.assignee?.name,
    channel: () => ui(`channel.${row.channel}`),
    kind: () => ui(`kind.${row.kind}`),
    opened: () => at(row.opened_at),
    updated: () => at(row.updated_at),
    due: () => at(row.due_at),
  };
  return (
    <div className={css.row} style={gridOf(columns)}>
      {columns.map((column) => (
        <span key={column} className={css.cell}>
          {isPlain(column) ? cells[column]() : inMyLanguage(row.answers?.[keyIn(column)])}
        </span>
      ))}
    </div>
  );
});
