import type { Channel } from "../../../contract/tickets.ts";

/** Where a ticket stands on the morning that somebody opens the demo desk. */
export type Place =
  | { is: "new" }
  | { is: "mine"; by: string }
  | { is: "handed"; to: string }
  | { is: "with"; team: string; by: string }
  | { is: "waiting"; by: string; team?: string; for: "requester" | "vendor" | "scheduled" | "approval" | "parts"; days: number }
  | { is: "offered"; to: string }
  | { is: "security" }
  | { is: "systemic"; announcement: string }
  | { is: "solved" };

export interface Standing {
  subject: string;
  /** Part of the address before the @; anybody who speaks the language when left out. */
  who?: string;
  channel: Channel;
  /** Minutes ago. */
  ago: number;
  place: Place;
  fixed?: Record<string, string>;
}

const day = 1440;
/** Opened so long ago that so many minutes are left of a normal ticket's day; fewer than none is overdue. */
const left = (minutes: number) => day - minutes;
const t14 = { pc: "ThinkPad T14 G5", build: "26200" };
const fresh: Place = { is: "new" };
const mine = (by: string): Place => ({ is: "mine", by });
const handed = (to: string): Place => ({ is: "handed", to });
type Waiting = Extract<Place, { is: "waiting" }>;
const waiting = (by: string, reason: "requester" | "vendor" | "scheduled" | "approval" | "parts", days: number): Waiting => ({
  is: "waiting",
  by,
  for: reason,
  days,
});

const per = mine("per.haug");
const kari: Place = { is: "with", team: "messaging", by: "kari.solberg" };
const lars: Place = { is: "with", team: "network", by: "lars.moe" };
const promptsEn = "Outlook asks for my password again and again";
const promptsNb = "Outlook spør etter passord hele tiden";

/** The desk as it stands, what matters most first: a small demo keeps the beginning of the list. */
export const standings: readonly Standing[] = [
  { subject: promptsEn, who: "ane.berg", channel: "phone", ago: left(42), place: kari, fixed: t14 },
  {
    subject: "Printer {printer} prints half a page",
    who: "jonas.lie",
    channel: "mail",
    ago: left(70),
    place: per,
    fixed: { printer: "3B" },
  },
  { subject: "VPN drops after the laptop sleeps", who: "ola.nordli", channel: "chat", ago: left(3), place: per },
  { subject: "Cannot open the budget spreadsheet", who: "tor.aas", channel: "web", ago: 480 + 12, place: per },
  { subject: "New colleague starts Monday: laptop and access", who: "mari.sand", channel: "mail", ago: 300, place: per },
  { subject: "Headset has no sound in Teams", who: "per.dahl", channel: "phone", ago: 400, place: waiting("per.haug", "requester", 0) },
  { subject: "Loan laptop for a conference", who: "kari.moe", channel: "walk_in", ago: 90, place: per },
  { subject: "New laptop, mine is too old", who: "ane.berg", channel: "web", ago: 3 * day, place: waiting("per.haug", "parts", 4) },
  { subject: "Svargruppen ringer ikke ut hos oss", who: "siri.vik", channel: "phone", ago: 95, place: handed("messaging") },
  { subject: "I clicked a link in a fake parcel mail", channel: "phone", ago: 200, place: { is: "security" } },
  {
    subject: "VPN kobler ikke til hjemmefra",
    channel: "mail",
    ago: 150,
    place: {
      is: "systemic",
      announcement: "VPN from home offices is unstable today. We are working on it; use webmail and Teams meanwhile.",
    },
  },
  { subject: "Second screen stays black after sleep", channel: "web", ago: 240, place: { is: "offered", to: "per.haug" } },
  { subject: "Søk i Outlook finner ikke ny e-post", channel: "mail", ago: 12, place: fresh },
  { subject: "Mouse double-clicks by itself", channel: "web", ago: 25, place: fresh },
  { subject: "PC-en er treg etter siste oppdatering", channel: "mail", ago: 34, place: fresh },
  { subject: "Cannot find the printer on my new PC", channel: "mail", ago: 48, place: fresh },
  { subject: "OneDrive synkroniserer ikke", channel: "web", ago: 66, place: fresh },
  { subject: "Tomt for toner i {printer}", channel: "mail", ago: 81, place: fresh },
  { subject: "PC wants to restart in the middle of the day", channel: "web", ago: 105, place: fresh },
  { subject: "Kameraet er svart i Teams", channel: "mail", ago: 130, place: fresh },
  { subject: "Word prints the wrong header", channel: "mail", ago: 140, place: fresh },
  { subject: "Intranettet viser bare en hvit side", channel: "web", ago: left(95), place: fresh },
  { subject: "Account locked again this morning", channel: "mail", ago: left(25), place: fresh },
  { subject: "Reiseregning henger hos feil leder", channel: "web", ago: left(200), place: fresh },
  { subject: promptsEn, channel: "mail", ago: left(240), place: kari, fixed: t14 },
  { subject: promptsNb, channel: "phone", ago: 55, place: handed("messaging"), fixed: t14 },
  { subject: promptsNb, channel: "web", ago: 170, place: handed("messaging"), fixed: t14 },
  { subject: promptsEn, channel: "phone", ago: 2 * day, place: { is: "solved" }, fixed: t14 },
  { subject: promptsNb, channel: "phone", ago: day + 200, place: { is: "solved" }, fixed: t14 },
  { subject: promptsNb, channel: "mail", ago: 2 * day + 300, place: { is: "solved" }, fixed: t14 },
  { subject: promptsEn, channel: "phone", ago: 260, place: kari, fixed: t14 },
  { subject: promptsEn, channel: "mail", ago: 3 * day, place: { is: "solved" }, fixed: t14 },
  { subject: promptsNb, channel: "walk_in", ago: day + 380, place: { is: "solved" }, fixed: t14 },
  { subject: "Ser ikke felles postboks lenger", channel: "web", ago: 220, place: kari },
  {
    subject: "Får ikke e-post fra en kunde",
    channel: "phone",
    ago: day + 90,
    place: { ...waiting("kari.solberg", "vendor", 2), team: "messaging" },
  },
  { subject: "Skriver {printer} krøller papiret", channel: "phone", ago: 75, place: handed("workplace") },
  { subject: "Blåskjerm flere ganger om dagen", channel: "phone", ago: 115, place: handed("workplace") },
  { subject: "Excel krasjer når jeg åpner budsjettet", channel: "mail", ago: 310, place: handed("workplace") },
  { subject: "PC-en starter ikke etter oppdatering", channel: "phone", ago: 190, place: handed("workplace") },
  { subject: "Trenger større skjerm på kontoret", channel: "web", ago: 2 * day, place: waiting("lead", "approval", 3) },
  { subject: "Kontoen låser seg hele tiden", channel: "mail", ago: left(55), place: per },
  { subject: "Trådløst nett faller ut i {room}", channel: "phone", ago: 125, place: handed("network") },
  { subject: "No network at the new desk", channel: "web", ago: 330, place: handed("network") },
  { subject: "Treg forbindelse på hjemmekontor", channel: "mail", ago: left(310), place: lars },
  { subject: "Nettverkskontakten i {room} er død", channel: "web", ago: left(160), place: lars },
  { subject: "Internet is slow in the whole office", channel: "phone", ago: 450, place: lars },
  { subject: "Follow-print card is not read", channel: "phone", ago: 270, place: handed("network") },
  { subject: "Fagsystemet er nede for alle", channel: "phone", ago: 35, place: handed("servers") },
  { subject: "Timesheet does not save", channel: "phone", ago: 100, place: handed("servers") },
  { subject: "Slettet en mappe ved en feil", channel: "phone", ago: 230, place: handed("servers") },
  { subject: "Trenger tilgang til fellesområdet {folder}", channel: "web", ago: 350, place: handed("accounts") },
  { subject: "Access to the project site for a consultant", channel: "mail", ago: 380, place: handed("accounts") },
  { subject: "Kollega slutter på fredag", channel: "mail", ago: day, place: waiting("lead", "scheduled", 3) },
  { subject: "Forgot my password over the weekend", who: "ane.berg", channel: "phone", ago: 24 * day, place: { is: "solved" } },
  { subject: "Scanned pages are crooked", who: "ane.berg", channel: "web", ago: 71 * day, place: { is: "solved" } },
  { subject: "Screen sharing stops after a minute", who: "ane.berg", channel: "phone", ago: 118 * day, place: { is: "solved" } },
  { subject: "Calendar shows meetings one hour wrong", who: "ane.berg", channel: "mail", ago: 190 * day, place: { is: "solved" } },
  { subject: "Charger does not charge any more", who: "ane.berg", channel: "walk_in", ago: 266 * day, place: { is: "solved" } },
];
