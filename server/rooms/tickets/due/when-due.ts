import { dueOver, elapsedOver, type Hours, type Turn } from "../../calendars/index.ts";

/** Where a ticket was since its promise counts. */
export interface Placed {
  team_id: string;
  site_id: string | null;
  promised_since: Date;
  due_at: Date | null;
  /** Somebody said by when. */
  due_by_hand: boolean;
  /** In order. */
  stays: readonly { team_id: string; from_at: Date | string }[];
}

export interface Next {
  team_id: string;
  at: Date;
}

/** The teams in whose hours it counts, each from its moment on; `next`: it goes there now. Pure. */
export function turnsOf(hours: Hours, placed: Omit<Placed, "due_at" | "due_by_hand">, next?: Next): (Turn & { team_id: string })[] {
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
export function dueOf(hours: Hours, placed: Omit<Placed, "due_at" | "due_by_hand">, minutes: number, next?: Next): Date {
  if (!hours.counted) return new Date(placed.promised_since.getTime() + minutes * 60_000);
  const at = dueOver(turnsOf(hours, placed, next), minutes);
  if (at === null) throw new Error("a clock without a pause stands still");
  return new Date(at);
}

/** When it is due with another team: as many minutes are left, in the hours of that team. Nothing where both count the same. Pure. */
export function dueWith(hours: Hours, placed: Placed, next: Next): { due_at?: Date } {
  const { due_at, due_by_hand, team_id, site_id } = placed;
  if (!hours.counted || !due_at || due_by_hand || hours.of(team_id, site_id) === hours.of(next.team_id, site_id)) return {};
  const minutes = elapsedOver(turnsOf(hours, placed), due_at.getTime());
  if (minutes <= 0) return {};
  const after = dueOf(hours, placed, minutes, next);
  return after.getTime() === due_at.getTime() ? {} : { due_at: after };
}
