import type { TicketSummary } from "../../contract/tickets.ts";
import { useAsk } from "./queries.ts";

/** When somebody is open, in order, as far as it is known. */
export interface OpenHours {
  name: string;
  from: number;
  to: number;
  open: readonly (readonly [from: number, to: number])[];
}

/** In whose hours a target counts, and how many of their minutes were promised. */
export interface Counted {
  hours: OpenHours;
  minutes: number;
}

/** How long it is open between two moments, in ms; null: nobody knows that far. Pure. */
export function openBetween({ from, to, open }: OpenHours, begin: number, end: number): number | null {
  if (begin < from || end > to) return null;
  return open.reduce((sum, [opens, closes]) => sum + Math.max(0, Math.min(closes, end) - Math.max(opens, begin)), 0);
}

export interface Left {
  /** In ms; below 0: so long over. */
  left: number;
  /** Of so long in all. */
  whole: number;
  /** In the hours of a calendar, and not around the clock. */
  counted: boolean;
  /** Closed now: when it opens; null: it is open, or always. */
  opens: number | null;
}

/** How much of a target is left: in the hours that count for it, as far as they are known. Pure. */
export function timeLeft(now: number, due: number, from: number, by: Counted | null): Left {
  const plain = { left: due - now, whole: due - from, counted: false, opens: null };
  if (!by) return plain;
  const some = now < due ? openBetween(by.hours, now, due) : openBetween(by.hours, due, now);
  if (some === null) return plain;
  const isOpen = by.hours.open.some(([opens, closes]) => opens <= now && now < closes);
  const opens = isOpen ? null : (by.hours.open.find(([at]) => at > now)?.[0] ?? null);
  // Late outside of the hours by nothing yet is late all the same.
  return { left: now < due ? some : Math.min(-1, -some), whole: by.minutes * 60_000, counted: true, opens };
}

const often = 30 * 60_000;

/** In whose hours a ticket is due, once they were read; null: around the clock. */
export function useCounted({ due_hours }: Pick<TicketSummary, "due_hours">): Counted | null {
  const { data } = useAsk("GET /calendars/{id}/openings", {
    params: { id: due_hours?.calendar ?? "" },
    enabled: Boolean(due_hours),
    staleTime: often,
    select: hoursOf,
  });
  return due_hours && data ? { hours: data, minutes: due_hours.minutes } : null;
}

interface Told {
  name: string;
  from: string;
  to: string;
  open: { from: string; to: string }[];
}
// One function for all who ask: what it made of one answer is kept.
const hoursOf = ({ name, from, to, open }: Told): OpenHours => ({
  name,
  from: Date.parse(from),
  to: Date.parse(to),
  open: open.map((one) => [Date.parse(one.from), Date.parse(one.to)]),
});
