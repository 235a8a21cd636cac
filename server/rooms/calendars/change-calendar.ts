import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { checkCalendar, type Users, type Written } from "./check-calendar.ts";
import { loadToChange } from "./load.ts";
import { showCalendar } from "./present.ts";
import { endCalendar, setUsers, updateCalendar } from "./store.ts";

type Change = { [Field in keyof Written]?: Written[Field] | undefined } & Users;

/** Changes what is given. Publishes `calendar.changed` with the names of the fields. */
export async function changeCalendar(
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  change: Change,
  ifMatch: string | undefined,
): Promise<void> {
  const before = await loadToChange(tx, id);
  await requireVersion(before, ifMatch, () => showCalendar(tx, actor, before));
  const { name, time_zone, hours, holidays, exceptions, feed_url } = before;
  const { teams, sites, ...given } = change;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const values = await checkCalendar(tx, { name, time_zone, hours, holidays, exceptions, feed_url, ...said }, { teams, sites }, before);
  await updateCalendar(tx, id, values, now, values.feed_url !== feed_url);
  if (teams) await setUsers(tx, "team", id, teams);
  if (sites) await setUsers(tx, "site", id, sites);
  const fields = Object.keys(change).filter((field) => change[field as keyof Change] !== undefined);
  await publish(tx, { type: "calendar.changed", actorId: actor.personId, data: { calendar_id: id, name: values.name, fields } }, now);
}

/** Retires it: whoever had it is open around the clock. Publishes `calendar.removed`. */
export async function removeCalendar(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = await loadToChange(tx, id);
  await endCalendar(tx, id, now);
  await publish(tx, { type: "calendar.removed", actorId: actor.personId, data: { calendar_id: id, name: row.name } }, now);
}
