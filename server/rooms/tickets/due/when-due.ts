import { dueOver, type Hours, type Turn } from "../../calendars/index.ts";

/** Where a ticket was since its promise counts. */
export interface Placed {
  team_id: string;
  site_id: string | null;
  promised_since: Date;
  due_at: Date | null;
  /** Somebody said by when. */
  due_by_hand: boolean;
  /** By how many minutes it was promised to be due then; null: nobody had a calendar. */
  due_minutes: number | null;
  /** In order. */
  stays: readonly { team_id: string; from_at: Date | string }[];
}

/** As much of it as turns are made of. */
export type Stood = Pick<Placed, "team_id" | "site_id" | "promised_since" | "stays">;

export interface Next {
  team_id: string;
  at: Date;
}

/** The teams in whose hours it counts, each from its moment on; `next`: it goes there now. Pure. */
export function turnsOf(hours: Hours, placed: Stood, next?: Next): (Turn & { team_id: string })[] {
  const since = placed.promised_since.getTime();
  const stays = placed.stays.map((stay) => ({ team_id: stay.team_id, at: new Date(stay.from_at).getTime() }));
  // Of what was before it was opened again only where it stood then.
  const before = stays.findLast(({ at }) => at <= since);
  const turns = [
    { team_id: before?.team_id ?? stays[0]?.team_id ?? placed.team_id, at: since },
    ...stays.filter(({ at }) => at > since),
    ...(next ? [{ team_id: next.team_id, at: Math.max(since, next.at.getTime()) }] : []),
  ];
  return turns.map(({ team_id, at }) => {
    const { openings, calendar } = hours.of(team_id, placed.site_id);
    return { at, team_id, openings, ...(calendar && { calendar: calendar.name, policy: String(calendar.version) }) };
  });
}

/** When it is due by so many minutes: what was counted by the hours of those who had it before stays counted. Pure. */
export function dueOf(hours: Hours, placed: Stood, minutes: number, next?: Next): Date {
  if (!hours.counted) return new Date(placed.promised_since.getTime() + minutes * 60_000);
  const at = dueOver(turnsOf(hours, placed, next), minutes);
  if (at === null) throw new Error("a clock without a pause stands still");
  return new Date(at);
}

/** How many minutes were promised: as they were kept, and never what calendars of today make of the time at which it is due. Pure. */
export const minutesOf = ({ due_minutes, due_at, promised_since }: Placed): number =>
  due_minutes ?? (due_at ? Math.round((due_at.getTime() - promised_since.getTime()) / 60_000) : 0);

/** When it is due, and by how many minutes. */
export interface Due {
  due_at: Date;
  minutes: number;
}

/**
 * When it is due with another team: by the minutes that were promised, in the hours of that team from then on. A handover alone brings nothing
 * forward. Null: it stays. Pure.
 */
export function dueWith(hours: Hours, placed: Placed, next: Next): Due | null {
  const { due_at, due_by_hand, team_id, site_id } = placed;
  if (!hours.counted || !due_at || due_by_hand || hours.of(team_id, site_id) === hours.of(next.team_id, site_id)) return null;
  const minutes = minutesOf(placed);
  const after = dueOf(hours, placed, minutes, next);
  return after <= due_at ? null : { due_at: after, minutes };
}
