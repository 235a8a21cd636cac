import type { Db } from "../../platform/db.ts";
import { hoursNow } from "../calendars/index.ts";
import { findTeam, teamForTier, type TeamRow } from "../teams/index.ts";
import type { WidgetRow } from "./store-widgets.ts";

/** Whose the chats of a widget are first. */
export const teamOf = async (db: Db, widget: Pick<WidgetRow, "team_id">): Promise<TeamRow> =>
  (widget.team_id ? await findTeam(db, widget.team_id) : undefined) ?? (await teamForTier(db, 1));

const ahead = 60 * 86_400_000;

/** Whether a team is there now by its calendar, and when it is there next. */
export async function openNow(db: Db, teamId: string, now: Date): Promise<{ open: boolean; opensAt: Date | null }> {
  const { openings } = (await hoursNow(db)).of(teamId, null);
  const at = now.getTime();
  const { starts, ends } = openings.covering(at, at + ahead);
  const next = ends.findIndex((end) => end > at);
  const start = next < 0 ? undefined : starts[next];
  if (start === undefined) return { open: false, opensAt: null };
  return start <= at ? { open: true, opensAt: null } : { open: false, opensAt: new Date(start) };
}
