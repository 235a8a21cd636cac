import type { BodyOf } from "../../../contract/route.ts";
import type { routingRoutes, WorkProfile } from "../../../contract/routing.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { allCalendars } from "../calendars/index.ts";
import { workOf } from "../tickets/index.ts";
import { mayShape, maySeeLoad } from "./policy.ts";
import { allSkills, allWorkers, putProfile, teamsByPerson, type WorkRow } from "./store-people.ts";

type Given = BodyOf<(typeof routingRoutes)["PUT /people/{id}/work-profile"]>;

async function presentAll(db: Db, actor: Actor, rows: readonly WorkRow[]): Promise<WorkProfile[]> {
  const ids = rows.map(({ id }) => id);
  const [skills, calendars, work, teams] = await Promise.all([allSkills(db), allCalendars(db), workOf(db, ids), teamsByPerson(db, ids)]);
  const calendarOf = (id: string | null) => calendars.find((one) => one.id === id);
  return rows.map((row) => {
    const mine = teams.get(row.id) ?? [];
    const calendar = calendarOf(row.calendar_id);
    return {
      person: { id: row.id, name: row.name },
      skills: skills.flatMap(({ id, name }) => (row.skills[id] ? [{ skill: { id, name }, level: row.skills[id] }] : [])),
      languages: row.languages,
      calendar: calendar ? { id: calendar.id, name: calendar.name } : null,
      cap: row.cap,
      share: row.share,
      load: maySeeLoad(actor, row.id, mine) ? (work.get(row.id) ?? 0) : null,
      said: row.said,
      may_change: mayShape(actor, mine),
    };
  });
}

/** By name. */
export const showProfiles = async (db: Db, actor: Actor) => ({ items: await presentAll(db, actor, await allWorkers(db)) });

async function load(db: Db, personId: string): Promise<WorkRow> {
  const [row] = isId(personId) ? await allWorkers(db, personId) : [];
  if (!row) throw notFound("person");
  return row;
}

export async function showProfile(db: Db, actor: Actor, personId: string): Promise<WorkProfile> {
  const [profile] = await presentAll(db, actor, [await load(db, personId)]);
  if (!profile) throw notFound("person");
  return profile;
}

async function check(tx: Db, { skills, calendar }: Given): Promise<void> {
  const [all, calendars] = await Promise.all([allSkills(tx), allCalendars(tx)]);
  const known = new Set(all.map(({ id }) => id));
  const twice = skills.map(({ skill }, place) => skills.findIndex((other) => other.skill === skill) !== place);
  const errors = [
    ...skills.flatMap(({ skill }, place) =>
      known.has(skill) ? [] : [{ pointer: `/skills/${place}/skill`, code: "unknown", facts: { what: "skill" } }],
    ),
    ...twice.flatMap((is, place) => (is ? [{ pointer: `/skills/${place}/skill`, code: "taken" }] : [])),
    ...(calendar === null || calendars.some(({ id }) => id === calendar)
      ? []
      : [{ pointer: "/calendar", code: "unknown", facts: { what: "calendar" } }]),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}

/** Says what somebody can do and how much they take. Publishes `work_profile.changed`. */
export async function shapeProfile(tx: Db, actor: Actor, now: Date, personId: string, given: Given): Promise<WorkProfile> {
  const row = await load(tx, personId);
  if (!mayShape(actor, (await teamsByPerson(tx, [personId])).get(personId) ?? [])) throw new Problem(403, "not_allowed");
  await check(tx, given);
  const { skills, languages, calendar: calendar_id, cap, share } = given;
  await putProfile(
    tx,
    personId,
    { languages: [...new Set(languages)], calendar_id, cap, share, changed_at: now, changed_by: actor.personId },
    skills,
  );
  await publish(tx, { type: "work_profile.changed", actorId: actor.personId, personId, data: { name: row.name } }, now);
  return showProfile(tx, actor, personId);
}
