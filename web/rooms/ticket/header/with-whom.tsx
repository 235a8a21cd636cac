import type { ReactNode } from "react";
import type { Ticket, TicketSummary } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAvailability } from "../../../platform/availability/use-availability.ts";
import { ariaKey } from "../../../platform/keys.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { AvailabilityMark } from "../../../ui/availability-mark.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";

/** Who has it, who is asked to take it, or that it waits to be accepted. */
export function WithWhom({ summary, ticket }: { summary: TicketSummary; ticket: Ticket | undefined }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const availability = useAvailability();
  const { assignee, accepted } = summary;
  const state = assignee ? availability(assignee.id) : undefined;
  const words = assignee ? null : accepted ? t("with.nobody") : t("with.to_accept");
  const inside = assignee ? (
    <>
      <Avatar name={assignee.name} />
      <span className={css.person}>{assignee.name}</span>
      {state && state !== "unknown" && <AvailabilityMark state={state} named={!ticket?.can.work} />}
    </>
  ) : (
    <span className={css.with}>{words}</span>
  );
  return (
    <>
      {assignee && <span className={css.with}>{t("with")}</span>}
      {ticket?.can.work ? (
        <AssignButton
          name={[assignee?.name ?? words, state && state !== "unknown" && ui(`availability.${state}`)].filter(Boolean).join(", ")}
        >
          {inside}
        </AssignButton>
      ) : (
        inside
      )}
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
