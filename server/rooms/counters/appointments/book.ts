import type { z } from "zod";
import type { appointmentRoutes } from "../../../../contract/appointments.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import { violates, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { isId, newId } from "../../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../../platform/problem.ts";
import { findPersonById } from "../../people/index.ts";
import { loadInside } from "../../tickets/index.ts";
import { hoursOf } from "../hours.ts";
import { counterById, takeCountersTurn, type CounterRow } from "../store-counters.ts";
import { isStaffAt, lockOwn } from "./load.ts";
import { send } from "./send.ts";
import { freeSeat, slotsOf } from "./slots.ts";
import {
  countAhead,
  findAppointment,
  insertAppointment,
  overlaps,
  takenAt,
  takePersonsTurn,
  updateAppointment,
  type AppointmentRow,
} from "./store.ts";

type Given = z.output<(typeof appointmentRoutes)["POST /appointments"]["body"]>;
type Fact = "appointment.booked" | "appointment.moved" | "appointment.cancelled";

/** Nobody needs more times ahead of them; whoever takes them away from others would. */
const mostAhead = 3;
const day = 86_400_000;

const tell = (tx: Db, actor: Actor, now: Date, type: Fact, row: Pick<AppointmentRow, "id" | "counter_id" | "person_id">, starts_at: Date) =>
  publish(
    tx,
    {
      type,
      actorId: actor.personId,
      personId: row.person_id,
      data: { appointment_id: row.id, counter_id: row.counter_id, starts_at: starts_at.toISOString() },
    },
    now,
  );

/** A free time of the counter; whoever asks holds its turn, so that two get two or one is told. */
async function takeTime(tx: Db, now: Date, counter: CounterRow, personId: string, at: string, but: string | null) {
  const from = new Date(at).getTime();
  const last = now.getTime() + counter.days_ahead * day;
  const length = counter.slot_minutes * 60_000;
  const slot =
    counter.active && counter.seats > 0 && from > now.getTime() && from < last
      ? slotsOf(await hoursOf(tx, counter), { minutes: counter.slot_minutes, from, to: from + length }).find((one) => one.from === from)
      : undefined;
  if (!slot) throw wrongField("/starts_at", "no_such_time");
  const [starts_at, ends_at] = [new Date(slot.from), new Date(slot.to)];
  await takeCountersTurn(tx, counter.id);
  // They may book at another counter at the same moment.
  await takePersonsTurn(tx, personId);
  if (await overlaps(tx, personId, starts_at, ends_at, but)) throw new Problem(409, "appointment_overlaps");
  const seat = freeSeat(await takenAt(tx, counter.id, starts_at, ends_at, but), slot, counter.seats);
  if (seat === null) throw new Problem(409, "time_taken");
  return { starts_at, ends_at, seat };
}

const taken = (error: unknown): unknown => (violates(error, "appointment_seat_idx") ? new Problem(409, "time_taken") : error);

async function whoComes(tx: Db, actor: Actor, counter: CounterRow, { person, ticket }: Given) {
  const staff = await isStaffAt(tx, actor, counter);
  if (!staff && person !== undefined && person !== actor.personId) throw wrongField("/person", "staff_only");
  if (!staff && ticket !== undefined) throw wrongField("/ticket", "staff_only");
  const found = await findPersonById(tx, person ?? personIdOf(actor));
  if (!found?.active) throw wrongField("/person", "unknown", { what: "person" });
  return { personId: found.id, ticketId: ticket === undefined ? null : (await loadInside(tx, actor, ticket)).id, staff };
}

/** Answers its id. Publishes `appointment.booked`. */
export async function book(tx: Db, actor: Actor, now: Date, given: Given): Promise<string> {
  const counter = await counterById(tx, given.counter);
  if (!counter?.active || counter.seats === 0) throw notFound("counter");
  const { personId, ticketId, staff } = await whoComes(tx, actor, counter, given);
  if (given.reason !== undefined && !counter.reasons.some(({ key }) => key === given.reason)) throw wrongField("/reason", "unknown_key");
  const time = await takeTime(tx, now, counter, personId, given.starts_at, null);
  if (!staff && (await countAhead(tx, personId, now)) >= mostAhead)
    throw new Problem(409, "appointments_enough", { facts: { most: mostAhead } });
  const row = {
    id: newId(),
    counter_id: counter.id,
    person_id: personId,
    ticket_id: ticketId,
    reason_key: given.reason ?? null,
    about: given.about,
    ...time,
    state: "booked" as const,
    booked_by: actor.personId,
    made_at: now,
  };
  try {
    await insertAppointment(tx, row);
  } catch (error) {
    throw taken(error);
  }
  await tell(tx, actor, now, "appointment.booked", row, row.starts_at);
  await sendOf(tx, now, row.id, "appointment");
  return row.id;
}

async function sendOf(tx: Db, now: Date, id: string, kind: "appointment" | "appointment_cancelled"): Promise<void> {
  const shown = await findAppointment(tx, id);
  if (shown) await send(tx, now, shown, kind);
}

/** To another free time: its calendar file is sent anew. */
export async function move(tx: Db, actor: Actor, now: Date, id: string, startsAt: string): Promise<string> {
  const before = isId(id) ? await findAppointment(tx, id) : undefined;
  if (!before) throw notFound("appointment");
  // Before the row, as who checks in does: the two never wait for each other.
  await takeCountersTurn(tx, before.counter_id);
  const row = await lockOwn(tx, actor, now, id);
  const counter = await counterById(tx, row.counter_id);
  if (!counter) throw notFound("counter");
  if (new Date(startsAt).getTime() === row.starts_at.getTime()) return row.id;
  const time = await takeTime(tx, now, counter, row.person_id, startsAt, row.id);
  try {
    await updateAppointment(tx, row.id, { ...time, sequence: row.sequence + 1, reminded_at: null });
  } catch (error) {
    throw taken(error);
  }
  await tell(tx, actor, now, "appointment.moved", row, time.starts_at);
  await sendOf(tx, now, row.id, "appointment");
  return row.id;
}

/** Its time is free for others, and gone from the calendar of who was to come. */
export async function cancel(tx: Db, actor: Actor, now: Date, id: string): Promise<string> {
  const row = await lockOwn(tx, actor, now, id);
  await updateAppointment(tx, row.id, { state: "cancelled", sequence: row.sequence + 1 });
  await tell(tx, actor, now, "appointment.cancelled", row, row.starts_at);
  await sendOf(tx, now, row.id, "appointment_cancelled");
  return row.id;
}
