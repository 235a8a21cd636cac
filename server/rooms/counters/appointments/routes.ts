import { appointmentRoutes } from "../../../../contract/appointments.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { handle } from "../../../platform/http/handle.ts";
import { isId } from "../../../platform/id.ts";
import { notFound } from "../../../platform/problem.ts";
import { loadInside, mayReadTicket, ticketHeads, wholeOf } from "../../tickets/index.ts";
import { hoursOf } from "../hours.ts";
import { counterById, listCounters } from "../store-counters.ts";
import { book, cancel, move } from "./book.ts";
import { isStaffAt } from "./load.ts";
import { presentAppointment } from "./present.ts";
import { freeSeat, slotsOf } from "./slots.ts";
import { appointmentsAbout, appointmentsOf, findAppointment, takenAt, type ShownAppointment } from "./store.ts";

async function present(db: Db, actor: Actor, now: Date, rows: readonly ShownAppointment[]) {
  const heads = await ticketHeads(
    db,
    rows.flatMap(({ ticket_id }) => ticket_id ?? []),
  );
  return Promise.all(
    rows.map(async (row) => {
      const head = row.ticket_id ? heads.get(row.ticket_id) : undefined;
      const own = !actor.viewedBy && (row.person_id === actor.personId || (await isStaffAt(db, actor, row)));
      const change = own && row.state === "booked" && row.ends_at > now;
      return presentAppointment(row, { ticket: head !== undefined && mayReadTicket(actor, head), change });
    }),
  );
}

async function show(db: Db, actor: Actor, now: Date, id: string) {
  const row = await findAppointment(db, id);
  const [shown] = row ? await present(db, actor, now, [row]) : [];
  if (!shown) throw notFound("appointment");
  return shown;
}

const day = 86_400_000;
const soonest = 5 * 60_000;

async function slots(db: Db, now: Date, id: string, given: string | undefined) {
  const counter = isId(id) ? await counterById(db, id) : undefined;
  if (!counter?.active || counter.seats === 0) throw notFound("counter");
  const from = Math.max(now.getTime() + soonest, given ? new Date(given).getTime() : 0);
  const to = now.getTime() + counter.days_ahead * day;
  if (from >= to) return [];
  const [open, taken] = await Promise.all([hoursOf(db, counter), takenAt(db, counter.id, new Date(from), new Date(to))]);
  const all = slotsOf(open, { minutes: counter.slot_minutes, from, to });
  return all.flatMap((slot) => {
    if (freeSeat(taken, slot, counter.seats) === null) return [];
    const busy = taken.filter((one) => one.starts_at.getTime() < slot.to && one.ends_at.getTime() > slot.from);
    const free = counter.seats - new Set(busy.map(({ seat }) => seat)).size;
    return [{ starts_at: new Date(slot.from).toISOString(), ends_at: new Date(slot.to).toISOString(), free }];
  });
}

export const appointmentHandlers = handle(appointmentRoutes, {
  "GET /appointment-counters": async ({ db }) => ({
    items: (await listCounters(db))
      .filter(({ active, seats }) => active && seats > 0)
      .map(({ id, name_en, name_nb, place, reasons }) => ({
        id,
        name: { en: name_en, nb: name_nb },
        place,
        reasons: reasons.map(({ key, label_en, label_nb }) => ({ key, label: { en: label_en, nb: label_nb } })),
      })),
  }),
  "GET /counters/{id}/slots": async ({ db, now, params, query }) => ({ items: await slots(db, now, params.id, query.from) }),
  "GET /appointments": async ({ db, actor, now }) => ({
    items: await present(db, actor, now, await appointmentsOf(db, personIdOf(actor), new Date(now.getTime() - 30 * day))),
  }),
  "POST /appointments": async ({ db, actor, now, body }) => show(db, actor, now, await book(db, actor, now, body)),
  "PATCH /appointments/{id}": async ({ db, actor, now, params, body }) =>
    show(db, actor, now, await move(db, actor, now, params.id, body.starts_at)),
  "POST /appointments/{id}/cancellations": async ({ db, actor, now, params }) =>
    show(db, actor, now, await cancel(db, actor, now, params.id)),
  "GET /tickets/{id}/appointments": async ({ db, actor, now, params }) => {
    const ticket = await loadInside(db, actor, params.id);
    return { items: await present(db, actor, now, await appointmentsAbout(db, wholeOf(ticket))) };
  },
});
