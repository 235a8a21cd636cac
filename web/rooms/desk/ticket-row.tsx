import { IconChevronsUp, IconEyeOff, IconLock } from "@tabler/icons-react";
import { memo } from "react";
import type { TicketSummary } from "../../../contract/tickets.ts";
import type { ViewMark } from "../../../contract/views.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useNow } from "../../platform/now.ts";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { nearness, useTime } from "../../platform/time.ts";
import { timeLeft, useCounted } from "../../platform/time-left.ts";
import { Badge } from "../../ui/badge.tsx";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { TimeRing } from "../../ui/time-ring.tsx";
import css from "./ticket-row.module.css";
import { subjectOf } from "../../platform/subject.ts";

interface TicketRowProps {
  row: TicketSummary;
  gone: boolean;
  /** What the open view says of it. */
  marks?: readonly ViewMark[];
}

/** Enough of a ticket to decide whether to open it. `gone`: it is still open beside the list, and in the list no more. */
export const TicketRow = memo(function TicketRow({ row, gone, marks = [] }: TicketRowProps) {
  const t = useWords("desk");
  const ui = useWords("ui");
  const me = useMe();
  const mine = row.awaits === "technician" && row.status !== "waiting";
  return (
    <div className={css.row} data-turn={mine || undefined} data-gone={gone || undefined}>
      <span className={css.first}>
        <ContactGlyph channel={row.channel} />
        {row.confidential && <IconEyeOff size={14} stroke={1.75} role="img" aria-label={t("row.confidential")} />}
        {row.restricted && !row.confidential && <IconLock size={14} stroke={1.75} role="img" aria-label={t("row.restricted")} />}
        {row.priority === "critical" && (
          <IconChevronsUp size={14} stroke={2} className={css.critical} role="img" aria-label={ui("priority.critical")} />
        )}
        <span className={css.subject}>{row.subject || <span className={css.none}>{subjectOf(row)}</span>}</span>
        {marks.map(({ tone, word }) => (
          <Badge key={word} tone={tone}>
            {word}
          </Badge>
        ))}
        <Ring row={row} />
      </span>
      <span className={css.second}>
        <TicketNumber number={row.number} />
        <MarksOf personId={row.requester?.id} small />
        <span className={css.who}>{[row.requester?.name ?? t("row.unknown"), row.site].filter(Boolean).join(", ")}</span>
        {mine && <span className="unseen">{t("row.your_turn")}</span>}
        {row.assignee?.id === me.id && <Owed row={row} />}
        <TierMark tier={row.tier} />
        <span className={css.state}>{gone ? t("row.gone") : <State row={row} />}</span>
      </span>
    </div>
  );
});

const running = ({ status }: TicketSummary) => status === "new" || status === "open";

function Ring({ row }: { row: TicketSummary }) {
  const ui = useWords("ui");
  const counted = useCounted(row);
  const stopped = running(row) ? null : ui(`status.${row.status}`);
  return <TimeRing due={row.due_at} from={row.opened_at} counted={counted} words="ring" stopped={stopped} />;
}

/** The time left while somebody is held to it; else what it waits for or what became of it. */
function State({ row }: { row: TicketSummary }) {
  const t = useWords("desk");
  const ui = useWords("ui");
  const time = useTime();
  const now = useNow(10_000);
  const by = useCounted(row);
  if (!row.accepted) return <span className={css.accept}>{t("row.to_accept")}</span>;
  if (row.step) return inMyLanguage(row.step.label);
  if (!running(row)) return ui(`status.${row.status}`).toLocaleLowerCase();
  if (!row.due_at) return null;
  const { left, counted } = timeLeft(now, Date.parse(row.due_at), Date.parse(row.opened_at), by);
  return counted ? time.leftOfShort(left) : time.leftShort(row.due_at, now);
}

/** Whoever asked is to hear more soon, or should have: of what I have. */
function Owed({ row }: { row: TicketSummary }) {
  const t = useWords("desk");
  const time = useTime();
  const now = useNow(60_000);
  const { data } = useAsk("GET /next-updates", { query: { as: "technician" } });
  const word = data?.items.find(({ ticket }) => ticket.id === row.id);
  if (!word) return null;
  const due = Date.parse(word.due_at);
  if (word.late || due <= now) return <Badge tone="red">{t("row.update_late")}</Badge>;
  return <Badge tone={nearness(now, due) === "near" ? "amber" : "quiet"}>{t("row.update_in", { left: time.leftShort(due, now) })}</Badge>;
}
