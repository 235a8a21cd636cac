import type { Priority } from "../../../contract/catalog.ts";
import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { grantRole, setPassword } from "../access/index.ts";
import { createDefaults, priorityOf, targetMinutes } from "../catalog/index.ts";
import { createOrganization, createSite, insertPeople, type ImportedPerson } from "../people/index.ts";
import { addMember } from "../teams/index.ts";
import type { Body, DemoTeam, Desk } from "./desk.ts";
import { peopleMaker, type DemoSite } from "./people.ts";
import type { Random } from "./random.ts";
import { cast, crew } from "./staff.ts";
import { insertRows } from "./store.ts";

const actor = theDesk([]);

const sites = [
  { name: "Oslo", address: "Havnegata 14, Oslo", prefix: "22", share: 40, floors: 6 },
  { name: "Bergen", address: "Strandkaien 8, Bergen", prefix: "55", share: 20, floors: 3 },
  { name: "Trondheim", address: "Kjøpmannsgata 31, Trondheim", prefix: "73", share: 15, floors: 3 },
  { name: "Stavanger", address: "Skagenkaien 2, Stavanger", prefix: "51", share: 14, floors: 2 },
  { name: "Tromsø", address: "Sjøgata 12, Tromsø", prefix: "77", share: 8, floors: 2 },
];

async function buildSite(tx: Db, organizationId: string, domain: string, given: (typeof sites)[number]): Promise<DemoSite> {
  const { name, address, prefix, share, floors } = given;
  const site = await createSite(tx, actor, { organization_id: organizationId, name, address });
  const rooms = Array.from({ length: floors * 4 }, (_, index) => ({
    id: newId(),
    site_id: site.id,
    name: `${1 + Math.floor(index / 4)}.${["02", "08", "14", "21"][index % 4]}`,
  }));
  await insertRows(tx, "room", rooms);
  return { id: site.id, name, organizationId, domain, prefix, share, rooms };
}

async function buildPlaces(tx: Db): Promise<DemoSite[]> {
  const nordvik = await createOrganization(tx, actor, { name: "Nordvik", domain: "nordvik.example" });
  const havbris = await createOrganization(tx, actor, { name: "Havbris", domain: "havbris.example" });
  const built = [];
  for (const site of sites) built.push(await buildSite(tx, nordvik.id, "nordvik.example", site));
  built.push(
    await buildSite(tx, havbris.id, "havbris.example", { name: "Bodø", address: "Moloveien 9, Bodø", prefix: "75", share: 3, floors: 1 }),
  );
  return built;
}

/** What the matrix and the targets say, asked once. */
async function readPriorities(tx: Db): Promise<Pick<Desk, "priority" | "targetMinutes">> {
  const matrix = new Map<string, Priority>();
  const targets = new Map<Priority, number>();
  for (const impact of [1, 2, 3]) {
    for (const urgency of [1, 2, 3]) {
      const priority = await priorityOf(tx, impact, urgency);
      matrix.set(`${impact}${urgency}`, priority);
      if (!targets.has(priority)) targets.set(priority, await targetMinutes(tx, priority));
    }
  }
  return {
    priority: (impact, urgency) => matrix.get(`${impact}${urgency}`) ?? "normal",
    targetMinutes: (priority) => targets.get(priority) ?? 1440,
  };
}

export interface Size {
  people: number;
  /** How many times the crew of a small desk. */
  crews: number;
}

export interface BuiltDesk {
  desk: Desk;
  technicians: number;
  accounts: { email: string; name: string; role: string }[];
}

/** Organizations, sites, rooms, the first catalog, teams with their technicians, and everybody who asks them for help. */
export async function buildDesk(tx: Db, random: Random, size: Size, since: number, password: string): Promise<BuiltDesk> {
  const places = await buildPlaces(tx);
  const defaults = await createDefaults(tx);
  const maker = peopleMaker(random, places, since);
  const rows: ImportedPerson[] = [];
  const keep = (made: { row: ImportedPerson; body: Body }): Body => {
    rows.push(made.row);
    return made.body;
  };
  const known = cast.map((one) => ({ one, body: keep(maker.known(one)) }));
  const helpers = Object.entries(crew).map(([team, count]) => ({
    team,
    bodies: Array.from({ length: Math.round(count * size.crews) }, () => keep(maker.anybody(true))),
  }));
  const requesters = known.filter(({ one }) => !one.teams && !one.leads).map(({ body }) => body);
  while (rows.length < size.people) requesters.push(keep(maker.anybody()));
  await insertPeople(tx, rows);

  const teams = new Map<string, DemoTeam>();
  for (const { id, key, name, tier } of defaults.teams.values()) teams.set(key, { id, key, name, tier, technicians: [] });
  const join = async (key: string, body: Body, lead: boolean, times: number) => {
    const team = teams.get(key);
    if (!team) return;
    await addMember(tx, team.id, body.id, lead);
    // Whoever signs in shall have had a busy year.
    for (let count = 0; count < times; count++) team.technicians.push(body);
  };
  for (const { one, body } of known) {
    for (const role of one.roles ?? []) await grantRole(tx, body.id, role);
    for (const key of one.teams ?? []) await join(key, body, false, 2);
    for (const key of one.leads ?? []) await join(key, body, true, 0);
    if (one.account) await setPassword(tx, body.id, password);
  }
  for (const { team, bodies } of helpers) {
    for (const body of bodies) {
      await grantRole(tx, body.id, "technician");
      await join(team, body, false, 1);
    }
  }
  const desk: Desk = {
    requesters,
    teams,
    named: new Map(known.map(({ one, body }) => [one.email, body])),
    categories: new Map([...defaults.categories].map(([key, row]) => [key, { id: row.id, team: keyOf(teams, row.team_id) }])),
    requestTypes: new Map(
      [...defaults.requestTypes].map(([key, row]) => [
        key,
        { id: row.id, kind: row.kind, impact: row.impact, urgency: row.urgency, teamId: row.team_id },
      ]),
    ),
    ...(await readPriorities(tx)),
  };
  const accounts = cast
    .filter((one) => one.account)
    .map((one) => ({ email: `${one.email}@nordvik.example`, name: one.name, role: one.roles?.[0] ?? "requester" }));
  return {
    desk,
    accounts,
    technicians: new Set(helpers.flatMap(({ bodies }) => bodies)).size + known.filter(({ one }) => one.teams ?? one.leads).length,
  };
}

const keyOf = (teams: ReadonlyMap<string, DemoTeam>, id: string | null): string =>
  [...teams.values()].find((team) => team.id === id)?.key ?? "workplace";
