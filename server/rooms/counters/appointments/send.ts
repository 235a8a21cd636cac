import { dateFormat } from "../../../platform/date-format.ts";
import type { Db } from "../../../platform/db.ts";
import { counterLink, queueMessage } from "../../notifications/index.ts";
import { findPersonById } from "../../people/index.ts";
import { calendarFile } from "./calendar-file.ts";
import type { ShownAppointment } from "./store.ts";

type Kind = "appointment" | "appointment_cancelled" | "appointment_reminder";

/** Tells who comes, in their language and their time, with a calendar file that takes the place of the one before. */
export async function send(tx: Db, now: Date, row: ShownAppointment, kind: Kind): Promise<void> {
  const to = await findPersonById(tx, row.person_id);
  if (!to?.email || !to.active) return;
  const link = counterLink();
  const nb = to.language === "nb";
  const reason = row.reasons.find(({ key }) => key === row.reason_key);
  const why = [nb ? reason?.label_nb : reason?.label_en, row.about].filter(Boolean).join(": ");
  const name = nb ? row.name_nb : row.name_en;
  const when = dateFormat(nb ? "nb" : "en-GB", { dateStyle: "full", timeStyle: "short", timeZone: to.time_zone }).format(row.starts_at);
  const method = kind === "appointment_cancelled" ? ("CANCEL" as const) : ("REQUEST" as const);
  const content = calendarFile({
    uid: `appointment-${row.id}@${new URL(link).hostname}`,
    sequence: row.sequence,
    method,
    stamp: now,
    from: row.starts_at,
    to: row.ends_at,
    summary: name,
    place: row.place,
    about: why,
    attendee: { name: to.name, email: to.email },
    url: link,
  });
  await queueMessage(tx, {
    eventId: null,
    kind,
    to,
    values: {
      "counter.name": name,
      "counter.place": row.place || name,
      "appointment.when": `${when} (${to.time_zone})`,
      "appointment.why": why || name,
      "appointment.link": link,
    },
    // A reminder changes nothing in anybody's calendar.
    ...(kind !== "appointment_reminder" && { calendar: { method, content } }),
    at: now,
    giveUpAt: row.ends_at > now ? row.ends_at : new Date(now.getTime() + 3_600_000),
  });
}
