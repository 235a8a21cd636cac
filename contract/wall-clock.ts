const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** There are some 600 names of time zones; each may be spelled in capitals and not, and whoever does keeps nothing of it here. */
const most = 1000;

/** Whether it is a time zone that dates can be shown in, by its IANA name: "Europe/Oslo". An offset such as "+02:00" is none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[a-z]/i.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** What a clock in a time zone shows at a moment, written as if it were UTC. */
export function wallAt(at: Date, timeZone: string): Date {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    if (formats.size >= most) formats.clear();
    formats.set(timeZone, format);
  }
  // A year before 1000 is written short.
  return new Date(`${format.format(at).replace(" ", "T").padStart(19, "0")}Z`);
}

/** By how many ms a clock in a time zone is ahead of UTC. */
export const aheadAt = (at: number, timeZone: string): number => wallAt(new Date(at), timeZone).getTime() - Math.floor(at / 1000) * 1000;

/** The moment at which a clock shows this: the first of two; in the hour that a clock skips as much later (RFC 5545, 3.3.5). */
export function momentOf(wall: Date, timeZone: string): Date {
  const shown = wall.getTime();
  const before = shown - aheadAt(shown - day, timeZone);
  const after = shown - aheadAt(shown + day, timeZone);
  const shows = (at: number) => wallAt(new Date(at), timeZone).getTime() === shown;
  return new Date(!shows(before) && shows(after) ? after : before);
}
