import { useState } from "react";
import type { Ticket, TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { amount } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { PriorityChip } from "../../../ui/priority-chip.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";

/** Impact × urgency gives the priority; what comes of it is shown before it is chosen. */
export function PriorityChooser({ summary, ticket }: { summary: TicketSummary; ticket: Ticket | undefined }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  if (!ticket?.can.work) return <PriorityChip priority={summary.priority} />;
  return (
    <Popover
      label={t("priority.choose")}
      width={380}
      target={(props) => (
        <button
          type="button"
          className={css.chip}
          aria-label={t("priority.change", { priority: ui(`priority.${summary.priority}`) })}
          {...props}
        >
          <PriorityChip priority={summary.priority} />
        </button>
      )}
    >
      {(close) => <Chooser ticket={ticket} close={close} />}
    </Popover>
  );
}

function Chooser({ ticket, close }: { ticket: Ticket; close: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const { change } = useOpenTicket();
  const [base] = useState(ticket);
  const [impact, setImpact] = useState(String(ticket.impact));
  const [urgency, setUrgency] = useState(String(ticket.urgency));
  const { data } = useAsk("GET /priorities", { staleTime: Infinity });
  const priority = data?.matrix.find((cell) => cell.impact === Number(impact) && cell.urgency === Number(urgency))?.priority;
  const minutes = data?.targets.find((target) => target.priority === priority)?.resolution_minutes;
  const choices = (of: "impact" | "urgency") =>
    (["1", "2", "3"] as const).map((value) => ({ value: value as string, label: t(`${of}.${value}`) }));
  const pair = (a: number, b: number) => `${t(`impact.${a as 1 | 2 | 3}`)} · ${t(`urgency.${b as 1 | 2 | 3}`)}`;

  const save = () => {
    close();
    if (Number(impact) === base.impact && Number(urgency) === base.urgency) return;
    const wanted = { impact: Number(impact), urgency: Number(urgency) };
    void change({
      base,
      body: wanted,
      shown: { ...wanted, ...(priority && { priority }) },
      fact: { name: t("fact.priority"), of: (of) => pair(of.impact, of.urgency), mine: pair(wanted.impact, wanted.urgency) },
    });
  };
  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Segmented label={t("fact.impact")} value={impact} onChange={setImpact} choices={choices("impact")} />
      <Segmented label={t("fact.urgency")} value={urgency} onChange={setUrgency} choices={choices("urgency")} />
      <p className={css.result} role="status">
        {t("priority.gives")}
        {priority && <PriorityChip priority={priority} />}
        {minutes !== undefined && <span>{t("priority.target", { time: amount(ui, minutes * 60_000) })}</span>}
      </p>
      <div className={css.end}>
        <Button kind="quiet" onClick={close}>
          {ui("cancel")}
        </Button>
        <Button kind="primary" type="submit">
          {t("priority.set")}
        </Button>
      </div>
    </form>
  );
}
