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
  begin: { since: Date; due: Date } | null;
  /** It is due sooner than it was said. */
  sooner: Date | null;
}

const last = (...times: (Date | null)[]): Date | null =>
  times.reduce<Date | null>((latest, at) => (at && (!latest || at > latest) ? at : latest), null);

/** Who asked has the next word, or knows until when nothing happens. */
const rests = ({ status, waiting_reason }: UpdateRow): boolean =>
  status === "waiting" && (waiting_reason === "requester" || waiting_reason === "scheduled");

/** By when they hear more, from a moment on. Pure. */
export function nextUpdateFrom(row: UpdateRow, since: Date, { levels, hours, minutes }: Saying): Date {
  const metric = last(row.answered_at, row.called_at) ? "next_response" : "first_response";
  const level = levels.now && levelFor(levels.now.levels, row as Standing, metric);
  const counted = level?.targets[metric] ?? minutes.get(row.priority) ?? 480;
  const theirs = () => hours.of(row.team_id, row.site_id);
  const open = !level || level.hours === "theirs" ? theirs() : level.hours === "always" ? always : (hours.by(level.hours) ?? theirs());
  const at = dueOver([{ at: since.getTime(), openings: open.openings }], counted);
  return new Date(at ?? since.getTime() + counted * 60_000);
}

/** How an open word ends: by telling them, by solving it, or because nothing is owed any more. */
function endOf(row: UpdateRow, told: Date | null, at: Date): Settled["end"] {
  const { made_at, due_at, state, over_at } = row;
  if (!made_at || !due_at) return null;
  const done = told && told > made_at ? told : row.gone ? null : over_at;
  if (done) return { state: state === "open" && inTime(due_at, done) ? "kept" : "broken", done_at: done };
  if (!row.gone && !rests(row)) return null;
  // What was over by then stays broken.
  return state === "broken" ? { state, done_at: at } : { state: "withdrawn", done_at: null };
}

/** What has happened makes of the word that is owed: the same whenever it is asked. `from`: something else began anew then. Pure. */
export function settleUpdate(row: UpdateRow, saying: Saying, at: Date, from: Date | null = null): Settled {
  const told = last(row.answered_at, row.called_at);
  const end = endOf(row, told, at);
  const owed = !row.gone && !rests(row) && !row.over_at;
  if (owed && (end || !row.id)) {
    const since = last(told, row.opened_at, row.reopened_at, row.kept_at, from) ?? at;
    return { end, begin: { since, due: nextUpdateFrom(row, since, saying) }, sooner: null };
  }
  const { made_at, due_at, state, moved } = row;
  // What somebody has set, and told them, stays.
  if (!owed || end || !made_at || !due_at || state !== "open" || moved) return { end, begin: null, sooner: null };
  const asked = row.asked_at && row.asked_at > made_at && told ? [nextUpdateFrom(row, row.asked_at, saying)] : [];
  const due = [nextUpdateFrom(row, made_at, saying), ...asked].toSorted((a, b) => a.getTime() - b.getTime())[0];
  return { end, begin: null, sooner: due && due < due_at ? due : null };
}
