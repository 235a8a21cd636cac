/** When teams and sites are open, and the clock that counts their hours (ADR 53). */
import type { Room } from "../../platform/room.ts";
import { feeding } from "./read-feed.ts";
import { routes } from "./routes.ts";

export { readCalendar } from "./clock/read-calendar.ts";
export { dueOver } from "./clock/due.ts";
export { elapsedOver } from "./clock/elapsed.ts";
export { isOpenAt } from "./clock/is-open.ts";
export { ledgerOver, type Segment } from "./clock/ledger.ts";
export { daysOf, type Calendar } from "./clock/calendar.ts";
export { allCalendars } from "./store.ts";
export { versionBefore } from "./version-before.ts";
export { hoursBook, readBook, type Book } from "./book.ts";
export { always, hoursNow, readHours, type AllHours, type Hours, type Open } from "./hours.ts";
export { makeCalendar } from "./make-calendar.ts";
export { openingsOf } from "./clock/openings.ts";
export type { Pause } from "./clock/pauses.ts";
export type { Turn } from "./clock/run.ts";

export const room: Room = { name: "calendars", routes, jobs: [feeding] };
