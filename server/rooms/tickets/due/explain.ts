import type { ClockSegment, TicketClock } from "../../../../contract/ticket-clock.ts";
import { dateFormat } from "../../../platform/date-format.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { say } from "../../../platform/i18n.ts";
import { elapsedOver, hoursNow, ledgerOver, type Segment } from "../../calendars/index.ts";
import { teamsByIds } from "../../teams/index.ts";
import type { TicketRow } from "../store-rows.ts";
import { placedOf } from "./clock-of.ts";
import { minutesOf, turnsOf } from "./when-due.ts";

/** `3 h 30 min`. */
function long({ language }: Actor, minutes: number): string {
  const whole = Math.round(minutes);
  return say(language, "clock.minutes", { h: Math.floor(whole / 60), m: whole % 60 });
}

/** So long is told of: the longest target in office hours ends before. */
export const most = 5 * 366 * 86_400_000;

function between({ language, timeZone }: Actor, { from, to }: Pick<Segment, "from" | "to">): string {
  const parts = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return dateFormat(language === "nb" ? "nb" : "en-GB", { ...parts, timeZone }).formatRange(from, to);
}

/** A segment in one sentence. */
export function says(actor: Actor, segment: Omit<Segment, "cause"> & { cause: Segment["cause"] | "kept" }, team: string): string {
  const key = segment.cause === "open" && segment.calendar === null ? "clock.always" : `clock.${segment.cause}`;
  const facts = {
    when: between(actor, segment),
    calendar: segment.calendar ?? "",
    team,
    why: segment.why ?? "",
    named: segment.why ? "yes" : "no",
    counted: long(actor, segment.minutes),
  };
  return say(actor.language, key, facts);
}

/** Why a ticket is due when it is, from its stays and the calendars of those teams. */
export async function explainDue(db: Db, actor: Actor, now: Date, row: TicketRow): Promise<Omit<TicketClock, "targets">> {
  const [hours, placed] = await Promise.all([hoursNow(db), placedOf(db, row.id)]);
  const turns = turnsOf(hours, placed);
  const teams = await teamsByIds(
    db,
    turns.map(({ team_id }) => team_id),
  );
  const teamOf = (at: number) => {
    const id = turns.findLast((turn) => turn.at <= at)?.team_id ?? row.team_id;
    return { id, name: teams.get(id)?.name ?? "" };
  };
  const due = row.due_at?.getTime() ?? null;
  const ended = row.resolved_at ?? row.closed_at ?? now;
  const segments = due === null ? [] : ledgerOver(turns, Math.min(due, placed.promised_since.getTime() + most));
  const open_minutes = segments.reduce((sum, one) => sum + one.minutes, 0);
  return {
    due_at: row.due_at?.toISOString() ?? null,
    since: placed.promised_since.toISOString(),
    by_hand: placed.due_by_hand,
    minutes: placed.due_by_hand ? open_minutes : minutesOf(placed),
    open_minutes,
    counted: elapsedOver(turns, ended.getTime()),
    segments: segments.map(({ policy, ...one }): ClockSegment => {
      const team = teamOf(one.from);
      const [from, to] = [new Date(one.from).toISOString(), new Date(one.to).toISOString()];
      return { ...one, from, to, version: policy === null ? null : Number(policy), team, says: says(actor, { ...one, policy }, team.name) };
    }),
  };
}
