import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { checkCalendar, type Users, type Written } from "./check-calendar.ts";
import { insertCalendar, setUsers } from "./store.ts";

/** Makes a calendar. Publishes `calendar.created`. */
export async function makeCalendar(tx: Db, actor: Actor, now: Date, { teams, sites, ...given }: Written & Users): Promise<string> {
  const values = await checkCalendar(tx, given, { teams, sites }, null);
  const id = newId();
  await insertCalendar(tx, id, values, now);
  await setUsers(tx, "team", id, teams ?? []);
  await setUsers(tx, "site", id, sites ?? []);
  await publish(tx, { type: "calendar.created", actorId: actor.personId, data: { calendar_id: id, name: values.name } }, now);
  return id;
}
