import type { ReactNode } from "react";
import type { Ticket, TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { AvailabilityOf } from "../../../platform/availability/availability-of.tsx";
import { ariaKey } from "../../../platform/keys.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";

/** Who has it, who is asked to take it, or that it waits to be accepted. */
export function WithWhom({ summary, ticket }: { summary: TicketSummary; ticket: Ticket | undefined }) {
  const t = useWords("ticket");
  const { assignee, accepted } = summary;
  const words = assignee ? null : accepted ? t("with.nobody") : t("with.to_accept");
  const inside = assignee ? (
    <>
      <Avatar name={assignee.name} />
      <span className={css.person}>{assignee.name}</span>
      <AvailabilityOf personId={assignee.id} />
    </>
  ) : (
    <span className={css.with}>{words}</span>
  );
  return (
    <>
      {assignee && <span className={css.with}>{t("with")}</span>}
      {ticket?.can.work ? <AssignButton name={assignee?.name ?? words ?? ""}>{inside}</AssignButton> : inside}
      {ticket?.offer && <span className={css.with}>{t("offered_to", { name: ticket.offer.technician.name })}</span>}
    </>
  );
}

function AssignButton({ name, children }: { name: string; children: ReactNode }) {
  const t = useWords("ticket");
  const { ask } = useOpenTicket();
  return (
    <button
      type="button"
      className={css.fact}
      aria-haspopup="dialog"
      aria-label={t("assign.change", { name })}
      aria-keyshortcuts={ariaKey("a")}
      onClick={() => ask("assign")}
    >
      {children}
    </button>
  );
}
