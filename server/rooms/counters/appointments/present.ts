import type { Appointment } from "../../../../contract/appointments.ts";
import type { ShownAppointment } from "./store.ts";

export const presentAppointment = (row: ShownAppointment, sees: { ticket: boolean; change: boolean }): Appointment => {
  const reason = row.reasons.find(({ key }) => key === row.reason_key);
  return {
    id: row.id,
    counter: { id: row.counter_id, name: { en: row.name_en, nb: row.name_nb }, place: row.place },
    person: { id: row.person_id, name: row.person_name },
    reason: reason ? { en: reason.label_en, nb: reason.label_nb } : null,
    about: row.about,
    starts_at: row.starts_at.toISOString(),
    ends_at: row.ends_at.toISOString(),
    state: row.state,
    ticket:
      sees.ticket && row.ticket_id && row.ticket_number !== null
        ? { id: row.ticket_id, number: row.ticket_number, subject: row.ticket_subject ?? "", status: row.ticket_status ?? "open" }
        : null,
    can: { change: sees.change },
  };
};
