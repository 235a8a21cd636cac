import type { AvailabilityState, ChosenAvailability, MyAvailability } from "../../../contract/availability.ts";

const minute = 60_000;
/** Minutes without confirmation after which somebody is idle, and then unknown. Who went away is expected to be: they stay away for a working day. */
export const idleAfter = 30;
export const unknownAfter = 60;
export const awayFor = 12 * 60;

export interface Said {
  chosen: ChosenAvailability;
  chosen_at: Date;
  confirmed_at: Date;
}
export interface Known {
  said: Said | null;
  /** A contact of theirs goes on. */
  talking: boolean;
  /** Until when they are on leave. */
  leave: Date | null;
}
export interface Availability {
  state: AvailabilityState;
  because: MyAvailability["because"];
  /** Then it becomes another one by itself. */
  until: Date | null;
}

const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute);

function bySaying({ chosen, confirmed_at }: Said, now: Date): Availability {
  const lasts = (state: AvailabilityState, minutes: number, because: Availability["because"]) => ({
    state,
    because,
    until: after(confirmed_at, minutes),
  });
  const age = (now.getTime() - confirmed_at.getTime()) / minute;
  const unknown: Availability = { state: "unknown", because: "not_confirmed", until: null };
  if (chosen === "away") return age < awayFor ? lasts("away", awayFor, "chosen") : unknown;
  if (age < idleAfter) return lasts(chosen, idleAfter, "chosen");
  return age < unknownAfter ? lasts("idle", unknownAfter, "not_confirmed") : unknown;
}

/** How available somebody is: on leave before all, then a contact that goes on, then what they said, as long as it is confirmed. Pure. */
export function availabilityAt({ said, talking, leave }: Known, now: Date): Availability {
  if (leave && leave > now) return { state: "away", because: "leave", until: leave };
  if (talking) return { state: "busy", because: "contact", until: null };
  if (!said) return { state: "unknown", because: "nothing_said", until: null };
  return bySaying(said, now);
}
