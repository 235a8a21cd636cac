import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { momentOf } from "../../contract/wall-clock.ts";
import { dueOver, elapsedOver, ledgerOver, openingsOf, readCalendar, type Pause, type Turn } from "../rooms/calendars/index.ts";
import { readGiven, type Command } from "./command.ts";

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(path), "utf8"));
  } catch (error) {
    throw new Error(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A moment of RFC 3339; without an offset it is what the clock shows where the calendar is. */
function momentAt(text: string, zone: string, name: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?(Z|[+-]\d\d:\d\d)?$/i.exec(text);
  const [, date = "", time = "00:00", offset] = parts ?? [];
  const wall = new Date(`${date}T${time.length === 5 ? `${time}:00` : time}${offset?.toUpperCase() ?? "Z"}`);
  if (!parts || Number.isNaN(wall.getTime()) || !new Date(`${date}T00:00Z`).toISOString().startsWith(date))
    throw new Error(`${name} wants a moment such as 2026-03-27T16:00:00+01:00, not "${text}".`);
  return (offset ? wall : momentOf(wall, zone)).getTime();
}

const pauseFile = z.array(z.tuple([z.string(), z.string().nullable()]).rest(z.string()));

function readPauses(path: string | undefined, zone: string): Pause[] {
  if (!path) return [];
  const read = pauseFile.safeParse(readJson(path));
  if (!read.success) throw new Error(`${path} wants pauses such as [["2026-03-27T09:00:00Z", "2026-03-27T10:00:00Z"]].`);
  return read.data.map(([from, to, reason]) => ({
    from: momentAt(from, zone, path),
    to: to === null ? null : momentAt(to, zone, path),
    reason: reason ?? null,
  }));
}

const iso = (at: number): string => new Date(at).toISOString();
const ledgerOf = (turns: readonly Turn[], to: number, pauses: readonly Pause[]) =>
  ledgerOver(turns, to, pauses).map((one) => ({ ...one, from: iso(one.from), to: iso(one.to) }));

function readRun(given: { calendar: string; from: string; pauses?: string }) {
  const calendar = readCalendar(readJson(given.calendar));
  const from = momentAt(given.from, calendar.time_zone, "--from");
  const turns: Turn[] = [{ at: from, openings: openingsOf(calendar), calendar: calendar.name }];
  return { zone: calendar.time_zone, turns, pauses: readPauses(given.pauses, calendar.time_zone) };
}

export const clockDueCommand: Command = {
  words: "clock due",
  usage: "--calendar c.json --from T --minutes N [--pauses p.json]",
  summary: "Print when so many minutes of a calendar have counted, and the ledger, as JSON",
  async run(argv) {
    const given = readGiven(argv, ["calendar", "from", "minutes"], ["pauses"]);
    const minutes = Number(given.minutes);
    if (!/^\d+(\.\d+)?$/.test(given.minutes) || minutes > 5_256_000)
      throw new Error(`--minutes wants 0 to 5256000, not "${given.minutes}".`);
    const { turns, pauses } = readRun(given);
    const due = dueOver(turns, minutes, pauses);
    if (due !== null && elapsedOver(turns, due, pauses) < minutes - 0.001)
      throw new Error(`This calendar opens so rarely that ${given.minutes} minutes have not counted by ${iso(due)}.`);
    // Paused without an end: the ledger tells how far it came.
    const until = due ?? Math.max(...pauses.map(({ from, to }) => to ?? from));
    return JSON.stringify({ due: due === null ? null : iso(due), minutes, ledger: ledgerOf(turns, until, pauses) });
  },
};

export const clockElapsedCommand: Command = {
  words: "clock elapsed",
  usage: "--calendar c.json --from T --to T [--pauses p.json]",
  summary: "Print how many minutes of a calendar counted between two moments, and the ledger, as JSON",
  async run(argv) {
    const given = readGiven(argv, ["calendar", "from", "to"], ["pauses"]);
    const { zone, turns, pauses } = readRun(given);
    const to = momentAt(given.to, zone, "--to");
    return JSON.stringify({ minutes: elapsedOver(turns, to, pauses), ledger: ledgerOf(turns, to, pauses) });
  },
};
