import type { Reaction } from "../../../platform/events/reaction.ts";
import { say } from "../../../platform/i18n.ts";
import { actorFor } from "../../access/index.ts";
import { versionBefore } from "../../calendars/index.ts";
import { beginRecount } from "./begin-recount.ts";
import { pastDays } from "./past-days.ts";

const most = 5;

/**
 * A day that has been is a holiday now, or is none: what counted on it is counted anew, by the calendars alone. What somebody wrote
 * concerns all tickets of that time; what a feed says, which may be read for the first time, those that are open.
 */
export const recountPast: Reaction = {
  name: "clocks.recount_past",
  on: ["calendar.changed", "calendar.fed"],
  async run(tx, { type, data, at, actor_id }) {
    const calendar_id = String(data["calendar_id"]);
    const versions = await versionBefore(tx, calendar_id, at);
    const past = versions && pastDays(versions.before, versions.after, at);
    if (!versions || !past) return;
    const { days, since, until } = past;
    const byHand = type === "calendar.changed";
    const language = actor_id ? (await actorFor(tx, actor_id)).language : "en";
    const facts = { calendar: versions.after.name, days: days.slice(0, most).join(", "), more: Math.max(0, days.length - most) };
    const reason = say(language, "clock.past_days", facts).slice(0, 300);
    const extent = { calendar_id, since: byHand ? since : null, until: byHand ? until : null };
    await beginRecount(tx, at, { asked_by: actor_id, reason, by: "hours", ...extent });
  },
};
