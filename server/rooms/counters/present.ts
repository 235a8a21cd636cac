import type { CounterDoor, DeviceView, OwnPlace } from "../../../contract/counter-door.ts";
import type { Counter } from "../../../contract/counters.ts";
import type { WalkIn } from "../../../contract/walk-ins.ts";
import type { CounterRow, ShownCounter } from "./store-counters.ts";
import type { ShownWalkIn } from "./store-shown.ts";
import { nameOnWall, waitedMs } from "./walk-in.ts";

const named = (id: string | null, name: string | null) => (id && name !== null ? { id, name } : null);
const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export const presentCounter = (
  { team_name, site_name, changed_at, ...row }: ShownCounter,
  calendars: ReadonlyMap<string, string>,
): Counter => ({
  ...row,
  team: named(row.team_id, team_name),
  site: named(row.site_id, site_name),
  calendar: named(row.calendar_id, calendars.get(row.calendar_id ?? "") ?? null),
  changed_at: changed_at.toISOString(),
});

/** How a counter stands this moment. */
export interface Standing {
  counter: CounterRow;
  open: boolean;
  opensAt: Date | null;
  /** Who waits or is called, in their order. */
  queue: readonly ShownWalkIn[];
}

/** What stands at the door. Nothing in it tells of teams, tickets, people at the desk or who waits. */
export function presentDoor({ counter, open, opensAt, queue }: Standing): CounterDoor {
  const { words } = counter;
  const full = open && queue.length >= counter.most_waiting;
  return {
    name: { en: counter.name_en, nb: counter.name_nb },
    place: counter.place,
    welcome: { en: words.welcome_en, nb: words.welcome_nb },
    closed: { en: words.closed_en, nb: words.closed_nb },
    open: open && !full,
    full,
    opens_at: at(opensAt),
    reasons: counter.reasons.map(({ key, label_en, label_nb }) => ({ key, label: { en: label_en, nb: label_nb } })),
    waiting: queue.filter(({ state }) => state === "waiting").length,
  };
}

const shownNext = 12;

/** What a device shows. A kiosk shows who is called and no names at all; a board a first name only where the counter says so. */
export function presentView(standing: Standing, kind: "kiosk" | "board", link: string | null): DeviceView {
  const { counter, queue } = standing;
  const onWall = ({ label, visitor_name }: ShownWalkIn) => ({
    label,
    name: kind === "board" && counter.shows === "name" ? nameOnWall(visitor_name) : null,
  });
  const called = queue
    .filter(({ state }) => state === "called")
    .toSorted((a, b) => (b.called_at?.getTime() ?? 0) - (a.called_at?.getTime() ?? 0));
  return {
    kind,
    ...presentDoor(standing),
    link,
    called: called.map((row) => ({
      ...onWall(row),
      desk: row.desk,
      calls: row.calls,
      at: (row.called_at ?? row.arrived_at).toISOString(),
    })),
    queue:
      kind === "board"
        ? queue
            .filter(({ state }) => state === "waiting")
            .slice(0, shownNext)
            .map(onWall)
        : [],
    sound: counter.sound,
  };
}

/** What somebody knows of their own place: nothing of who serves them, of tickets or of others. */
export const presentPlace = (row: ShownWalkIn, place: number): OwnPlace => ({
  label: row.label,
  counter: { en: row.name_en, nb: row.name_nb },
  place: row.place,
  language: row.language,
  state: row.state,
  position: row.state === "waiting" ? place : null,
  desk: row.state === "called" || row.state === "serving" ? row.desk : null,
  calls: row.calls,
  rating: row.rating,
});

export interface Sight {
  serve: boolean;
  /** Its subject may be of a ticket that this reader must not know of. */
  ticket: boolean;
}

export const presentWalkIn = (row: ShownWalkIn, now: Date, sees: Sight): WalkIn => ({
  id: row.id,
  label: row.label,
  state: row.state,
  counter: { id: row.counter_id, name_en: row.name_en, name_nb: row.name_nb },
  team: { id: row.team_id, name: row.team_name },
  visitor: { name: row.visitor_name, account: row.account },
  claimed: named(row.claimed_id, row.claimed_name),
  reason: row.reason_key ? { key: row.reason_key, label_en: row.reason_en ?? "", label_nb: row.reason_nb ?? "" } : null,
  said: row.said,
  language: row.language,
  via: row.via,
  technician: named(row.technician_id, row.technician_name),
  desk: row.desk,
  appointment_at: at(row.due_at),
  arrived_at: row.arrived_at.toISOString(),
  waiting_since: row.waiting_since.toISOString(),
  waited_seconds: Math.round(waitedMs(row, now) / 1000),
  called_at: at(row.called_at),
  calls: row.calls,
  served_at: at(row.served_at),
  ended_at: at(row.ended_at),
  ticket:
    sees.ticket && row.ticket_id && row.ticket_number !== null
      ? { id: row.ticket_id, number: row.ticket_number, subject: row.ticket_subject ?? "", status: row.ticket_status ?? "open" }
      : null,
  contact_id: row.contact_id,
  rating: row.rating,
  can: { serve: sees.serve },
});
