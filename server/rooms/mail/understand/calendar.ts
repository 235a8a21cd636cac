import ICAL from "ical.js";
import type { Note } from "./charset.ts";

const longest = 200_000;

const show = (time: ICAL.Time): string =>
  time.isDate ? time.toString() : `${time.toString().slice(0, 16).replace("T", " ")}${time.zone?.tzid === "UTC" ? " UTC" : ""}`;

/** `2026-03-04 10:00 – 11:00 (Europe/Oslo)`. */
function when(event: ICAL.Event): string {
  const start = show(event.startDate);
  const end = event.endDate ? show(event.endDate) : start;
  const shorter = end.slice(0, 10) === start.slice(0, 10) ? end.slice(11) : end;
  const zone = event.startDate.zone?.tzid;
  const named = zone && zone !== "UTC" && zone !== "floating" ? ` (${zone})` : "";
  return `${start}${shorter === "" || end === start ? "" : ` – ${shorter}`}${named}`;
}

/** The first event of a calendar part in plain lines: what, when, where, who asks, and its description. Null: no event that can be read. */
export function describeEvent(calendar: string, note: Note): string | null {
  if (calendar.length > longest) return null;
  try {
    const parsed: unknown = ICAL.parse(calendar);
    const component = new ICAL.Component(parsed as ConstructorParameters<typeof ICAL.Component>[0]);
    const found = component.getFirstSubcomponent("vevent");
    if (!found) return null;
    const event = new ICAL.Event(found);
    const organizer = typeof event.organizer === "string" ? event.organizer.replace(/^mailto:/i, "") : "";
    const lines = [event.summary, when(event), event.location, organizer];
    const described = [lines.filter(Boolean).join("\n"), event.description?.trim()].filter(Boolean).join("\n\n");
    return described.replaceAll("\0", "") || null;
  } catch {
    note("a calendar part that cannot be read");
    return null;
  }
}
