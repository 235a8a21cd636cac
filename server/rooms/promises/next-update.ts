import { createHash } from "node:crypto";
import { always, dueOver, type Hours, type Open } from "../calendars/index.ts";
import { levelFor, type LevelsBook, type Standing } from "../levels/index.ts";
import { inTime } from "./policy.ts";
import type { UpdateRow } from "./store-updates.ts";

/** What says by when: service levels, or else the minutes of each priority, in the hours of who has it. */
export interface Saying {
  levels: LevelsBook;
  hours: Hours & { by(calendarId: string): Open | undefined };
  minutes: ReadonlyMap<string, number>;
}

/** What becomes of the word that the desk owes on a ticket, and which it gives next. */
export interface Settled {
  end: { state: "kept" | "broken" | "withdrawn"; done_at: Date | null } | null;
  /** quiet: nobody is warned of it. */
  begin: { since: Date; due: Date; quiet?: true } | null;
  /** It is due sooner than it was said. */
  sooner: { since: Date; due: Date } | null;
}

/** What facts say that a ticket does not: when something began anew on it, and when its priority was changed. */
export interface Moments {
  anew?: Date | undefined;
  raised?: Date | undefined;
}

const last = (...times: (Date | null)[]): Date | null =>
  times.reduce<Date | null>((latest, at) => (at && (!latest || at > latest) ? at : latest), null);

/** Who asked has the next word, or knows until when nothing happens. */
const rests = ({ status, waiting_reason }: UpdateRow): boolean =>
  status === "waiting" && (waiting_reason === "requester" || waiting_reason === "scheduled");

/** By when they hear more, from a moment on; so many minutes of working hours later. Pure. */
export function nextUpdateFrom(row: UpdateRow, since: Date, { levels, hours, minutes }: Saying, later = 0): Date {
  const metric = last(row.answered_at, row.called_at) ? "next_response" : "first_response";
  const level = levels.now && levelFor(levels.now.levels, row as Standing, metric);
  const counted = (level?.targets[metric] ?? minutes.get(row.priority) ?? 480) + later;
  const theirs = () => hours.of(row.team_id, row.site_id);
  const open = !level || level.hours === "theirs" ? theirs() : level.hours === "always" ? always : (hours.by(level.hours) ?? theirs());
  const at = dueOver([{ at: since.getTime(), openings: open.openings }], counted);
  return new Date(at ?? since.getTime() + counted * 60_000);
}

/** How an open word ends: by telling them, by solving it, or because nothing is owed any more. */
function endOf(row: UpdateRow, told: Date | null, at: Date): Settled["end"] {
  const { made_at, due_at, state, over_at, moved } = row;
  if (!made_at || !due_at) return null;
  const done = told && told > made_at ? told : row.gone ? null : over_at;
  // A call in time may end when it is over already.
  if (done) return { state: inTime(due_at, done) && (state === "open" || !moved) ? "kept" : "broken", done_at: done };
  if (!row.gone && !rests(row)) return null;
  // What was over by then stays broken.
  return state === "broken" ? { state, done_at: at } : { state: "withdrawn", done_at: null };
}

/** Two working days, over which the first words on a desk with many tickets are spread. */
const spread = 960;

/** The same part of the whole for a ticket always, 0 to 1. */
const partOf = (id: string): number => createHash("sha256").update(id).digest().readUInt32BE() / 2 ** 32;

/** Counted from the last that happened, and never over by then: nobody could keep that. */
function beginOf(row: UpdateRow, saying: Saying, at: Date, told: Date | null, anew: Date | undefined): Settled["begin"] {
  const asked = row.id ? null : row.asked_at;
  const since = last(told, row.opened_at, row.reopened_at, row.kept_at, asked, anew ?? null) ?? at;
  const due = nextUpdateFrom(row, since, saying);
  if (due > at) return { since, due };
  // From before there was a next word at all.
  if (!row.ever && !anew)
    return { since: at, due: nextUpdateFrom(row, at, saying, Math.floor(spread * partOf(row.ticket_id))), quiet: true };
  return { since: at, due: nextUpdateFrom(row, at, saying) };
}

/** What has happened makes of the word that is owed: the same whenever it is asked. Pure. */
export function settleUpdate(row: UpdateRow, saying: Saying, at: Date, { anew, raised }: Moments = {}): Settled {
  const told = last(row.answered_at, row.called_at);
  const end = endOf(row, told, at);
  const owed = !row.gone && !rests(row) && !row.over_at;
  if (owed && (end || !row.id)) return { end, begin: beginOf(row, saying, at, told, anew), sooner: null };
  const { due_at, state, moved } = row;
  // What somebody has set, and told them, stays.
  if (!owed || end || !due_at || state !== "open" || moved || !raised) return { end, begin: null, sooner: null };
  // From when it was changed: what was promised before was kept until then.
  const since = nextUpdateFrom(row, raised, saying) > at ? raised : at;
  const due = nextUpdateFrom(row, since, saying);
  return { end, begin: null, sooner: due < due_at ? { since, due } : null };
}
