import { IconArrowLeft, IconLayoutSidebarRight, IconEyeOff, IconLock } from "@tabler/icons-react";
import type { Ticket, TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { MarksOf } from "../../../platform/marks/marks-of.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Bone } from "../../../ui/skeleton.tsx";
import { useColumnShown } from "../../../ui/split.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { TicketNumber } from "../../../ui/text.tsx";
import { TierMark } from "../../../ui/tier-mark.tsx";
import { useCounted } from "../../../platform/time-left.ts";
import { TimeRing } from "../../../ui/time-ring.tsx";
import { Others } from "../others.tsx";
import { Buttons } from "./buttons.tsx";
import { CategoryChooser } from "./category-chooser.tsx";
import { KindChooser } from "./kind-chooser.tsx";
import css from "./header.module.css";
import { NextUpdate } from "./next-update.tsx";
import { PriorityChooser } from "./priority-chooser.tsx";
import { Subject } from "./subject.tsx";
import { WithWhom } from "./with-whom.tsx";
import { subjectOf } from "../../../platform/subject.ts";

interface HeaderProps {
  summary: TicketSummary;
  /** Missing until it is read; the facts of the list are shown meanwhile. */
  ticket: Ticket | undefined;
  onBack: () => void;
  onFacts: () => void;
}

/** The facts that decide the next step, and the next steps. */
export function Header({ summary, ticket, onBack, onFacts }: HeaderProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const beside = useColumnShown("list");
  const facts = useColumnShown("context");
  return (
    <header className={css.header}>
      <div className={css.what}>
        {!beside && <IconButton small label={t("back")} icon={IconArrowLeft} hint="Escape" onClick={onBack} />}
        <TicketNumber number={summary.number} />
        {ticket ? <KindChooser ticket={ticket} /> : <span className={css.still}>{ui(`kind.${summary.kind}`)}</span>}
        <span aria-hidden>·</span>
        {ticket ? <CategoryChooser ticket={ticket} /> : <Bone width={120} height={10} />}
        {ticket && <Others ticket={ticket} />}
        {!facts && (
          <span className={css.far}>
            <IconButton small label={t("facts.open")} icon={IconLayoutSidebarRight} onClick={onFacts} disabled={!ticket} />
          </span>
        )}
      </div>
      <div className={css.title}>
        {ticket ? <Subject key={ticket.id} ticket={ticket} /> : <h1 className={css.subject}>{subjectOf(summary)}</h1>}
        {ticket && <Buttons ticket={ticket} />}
      </div>
      <div className={css.facts}>
        <span className={css.where}>
          <TierMark tier={summary.tier} size="middle" />
          <span className={css.team}>{summary.team.name}</span>
          <WithWhom summary={summary} ticket={ticket} />
        </span>
        <span className={css.states}>
          {summary.restricted && (
            <Badge icon={summary.confidential ? IconEyeOff : IconLock} tone="red">
              {summary.confidential ? t("confidential") : t("restricted")}
            </Badge>
          )}
          <MarksOf personId={summary.requester?.id} />
          {ticket?.on_behalf_of && <MarksOf personId={ticket.on_behalf_of.id} />}
          <PriorityChooser summary={summary} ticket={ticket} />
          <State summary={summary} />
          {ticket && <NextUpdate ticket={ticket} />}
        </span>
      </div>
    </header>
  );
}

/** The status in a word; the time left while somebody is held to it. */
function State({ summary }: { summary: TicketSummary }) {
  const { status, waiting_reason, due_at, opened_at } = summary;
  const running = status === "new" || status === "open";
  const counted = useCounted(summary);
  return (
    <>
      <StatusChip status={status} waiting={waiting_reason} step={summary.step} />
      {running && <TimeRing due={due_at} from={opened_at} counted={counted} words="long" />}
    </>
  );
}
