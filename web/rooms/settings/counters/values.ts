import type { Counter, VisitReason } from "../../../../contract/counters.ts";
import { linesOf, reasonsOf } from "./reasons.ts";

export interface CounterValues {
  /** In English; the form is told done by it. */
  name: string;
  name_nb: string;
  place: string;
  site_id: string;
  team_id: string;
  calendar_id: string;
  letter: string;
  reasons: string;
  most_waiting: string;
  shows: Counter["shows"];
  by_phone: boolean;
  sound: boolean;
  seats: string;
  slot_minutes: string;
  days_ahead: string;
  words: Counter["words"];
}

export const blankCounter: CounterValues = {
  name: "",
  name_nb: "",
  place: "",
  site_id: "",
  team_id: "",
  calendar_id: "",
  letter: "A",
  reasons: "",
  most_waiting: "30",
  shows: "number",
  by_phone: true,
  sound: false,
  seats: "0",
  slot_minutes: "15",
  days_ahead: "14",
  words: { welcome_en: "", welcome_nb: "", closed_en: "", closed_nb: "" },
};

export const valuesOf = (counter: Counter): CounterValues => ({
  name: counter.name_en,
  name_nb: counter.name_nb,
  place: counter.place,
  site_id: counter.site_id ?? "",
  team_id: counter.team_id ?? "",
  calendar_id: counter.calendar_id ?? "",
  letter: counter.letter,
  reasons: linesOf(counter.reasons),
  most_waiting: String(counter.most_waiting),
  shows: counter.shows,
  by_phone: counter.by_phone,
  sound: counter.sound,
  seats: String(counter.seats),
  slot_minutes: String(counter.slot_minutes),
  days_ahead: String(counter.days_ahead),
  words: counter.words,
});

/** What is sent of what was changed. */
export function bodyOf(
  { name, site_id, team_id, calendar_id, most_waiting, seats, slot_minutes, days_ahead, reasons, ...changes }: Partial<CounterValues>,
  before: readonly VisitReason[] = [],
) {
  return {
    ...changes,
    ...(name !== undefined && { name_en: name }),
    ...(site_id !== undefined && { site_id: site_id || null }),
    ...(team_id !== undefined && { team_id: team_id || null }),
    ...(calendar_id !== undefined && { calendar_id: calendar_id || null }),
    ...(most_waiting !== undefined && { most_waiting: Number(most_waiting) }),
    ...(seats !== undefined && { seats: Number(seats) }),
    ...(slot_minutes !== undefined && { slot_minutes: Number(slot_minutes) }),
    ...(days_ahead !== undefined && { days_ahead: Number(days_ahead) }),
    ...(reasons !== undefined && { reasons: reasonsOf(reasons, before) }),
  };
}
