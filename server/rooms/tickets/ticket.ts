import type { Status } from "../../../contract/tickets.ts";
import { Problem } from "../../platform/problem.ts";
import type { StayOutcome } from "./tables.ts";

/** Which status may follow which. Everything else is refused, by whatever way it is asked. */
export const transitions: Record<Status, readonly Status[]> = {
  new: ["open", "waiting", "resolved", "closed"],
  open: ["waiting", "resolved", "closed"],
  waiting: ["open", "resolved", "closed"],
  resolved: ["open", "closed"],
  closed: ["open"],
};

export const mayBecome = (from: Status, to: Status): boolean => transitions[from].includes(to);

export function requireTransition(from: Status, to: Status): void {
  if (!mayBecome(from, to)) throw new Problem(409, "wrong_status", { facts: { from, to } });
}

export const isActive = (status: Status): boolean => status === "new" || status === "open" || status === "waiting";

/** How a ticket leaves a stay when it goes from one tier to another. */
export const directionOf = (from: number, to: number): Extract<StayOutcome, `handed_${string}`> =>
  to > from ? "handed_up" : to < from ? "handed_down" : "handed_over";

/** Work time in whole minutes; begun minutes count. */
export const minutesBetween = (from: Date, to: Date): number => Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 60_000));
