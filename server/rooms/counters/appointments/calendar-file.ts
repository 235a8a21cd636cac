import { foldLine } from "../../../platform/calendar-line.ts";

export interface CalendarEvent {
  uid: string;
  sequence: number;
  method: "REQUEST" | "CANCEL";
  stamp: Date;
  from: Date;
  to: Date;
  summary: string;
  place: string;
  about: string;
  attendee: { name: string; email: string };
  url: string;
}

const utc = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
/** RFC 5545, 3.3.11. */
const text = (words: string): string =>
  words
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");
/** RFC 5545, 3.2: no quotes inside quotes, and no line of its own. */
const quoted = (words: string): string => `"${words.replaceAll(/["\p{Cc}]/gu, " ").trim()}"`;

/** An invitation, a change of it, or its end, as calendars take it in (RFC 5546). The address that sends it is filled in when it leaves. Pure. */
export function calendarFile(event: CalendarEvent): string {
  const { attendee } = event;
  const lines = [
    "BEGIN:VCALENDAR",
    "PRODID:-//Firstline//Counter//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    `METHOD:${event.method}`,
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART:${utc(event.from)}`,
    `DTEND:${utc(event.to)}`,
    `SUMMARY:${text(event.summary)}`,
    ...(event.place ? [`LOCATION:${text(event.place)}`] : []),
    ...(event.about ? [`DESCRIPTION:${text(event.about)}`] : []),
    `URL:${event.url}`,
    "ORGANIZER:mailto:{{organizer}}",
    `ATTENDEE;CN=${quoted(attendee.name)};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${event.method === "CANCEL" ? "DECLINED" : "ACCEPTED"};RSVP=FALSE:mailto:${attendee.email}`,
    `STATUS:${event.method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
}
