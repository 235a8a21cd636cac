import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { BookTime } from "../../../platform/appointments/choose-time.tsx";
import { OneAppointment } from "../../../platform/appointments/one-appointment.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Section } from "../context/section.tsx";
import { given } from "../find-ticket.ts";

/** Times at a counter about this ticket; a technician books one for who asks. */
export function Appointments({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const may = useMay();
  const [open, show] = useState(false);
  const { data: counters } = useAsk("GET /appointment-counters", { staleTime: 60_000 });
  const offered = (counters?.items ?? []).length > 0;
  const { data } = useAsk("GET /tickets/{id}/appointments", {
    ...given(ticket.number),
    enabled: offered && may("contacts:read"),
    staleTime: 10_000,
  });
  const works = may("contacts:work") && ticket.requester !== null && offered;
  useKeys([{ label: t("appointment.book"), group: t("keys.group"), run: () => show(true), disabled: !works }]);
  const items = (data?.items ?? []).filter(({ state }) => state !== "cancelled");
  if (items.length === 0 && !works) return null;
  return (
    <Section
      title={t("appointments")}
      action={works && <IconButton small label={t("appointment.book")} icon={IconPlus} onClick={() => show(true)} />}
    >
      {items.map((one) => (
        <OneAppointment key={one.id} one={one} />
      ))}
      <Dialog open={open} onClose={() => show(false)} title={t("appointment.book_for", { name: ticket.requester?.name ?? "" })}>
        <BookTime person={ticket.requester?.id} ticket={String(ticket.number)} done={() => show(false)} />
      </Dialog>
    </Section>
  );
}
