import type { Role } from "../contract/access.ts";
import { theDesk, type Actor } from "../server/platform/actor.ts";
import type { Db } from "../server/platform/db.ts";
import { actorFor, grantRole } from "../server/rooms/access/index.ts";
import { createDefaults, type Defaults } from "../server/rooms/catalog/index.ts";
import {
  createOrganization,
  createPerson,
  createRoom,
  createSite,
  type PersonGiven,
  type PersonRow,
} from "../server/rooms/people/index.ts";
import { addMember, type TeamRow } from "../server/rooms/teams/index.ts";

const desk = theDesk([]);

async function makePlaces(tx: Db) {
  const nordvik = await createOrganization(tx, desk, { name: "Nordvik", domain: "nordvik.example" });
  const havbris = await createOrganization(tx, desk, { name: "Havbris", domain: "havbris.example" });
  const oslo = await createSite(tx, desk, { organization_id: nordvik.id, name: "Oslo", address: "Havnegata 1" });
  const bergen = await createSite(tx, desk, { organization_id: nordvik.id, name: "Bergen" });
  const bodo = await createSite(tx, desk, { organization_id: havbris.id, name: "Bodø" });
  const room314 = await createRoom(tx, desk, oslo.id, { name: "3.14" });
  const roomB2 = await createRoom(tx, desk, bergen.id, { name: "B2" });
  return { organizations: { nordvik, havbris }, sites: { oslo, bergen, bodo }, rooms: { room314, roomB2 } };
}

/** Who is who: keys are how tests call them. `in` are the teams they are members of, `leads` the ones they lead. */
const cast = {
  ane: { name: "Ane Berg", phone: "+47 22 00 14 12", title: "Controller", department: "Finance", roles: ["requester"] },
  jonas: { name: "Jonas Lie", phone: "+47 55 00 21 07", title: "Planner", department: "Logistics", roles: ["requester"] },
  siri: { name: "Siri Vik", at: "havbris", title: "Fish health", department: "Production", roles: ["requester"] },
  per: { name: "Per Haug", title: "Technician", department: "IT", roles: ["technician"], in: ["service-desk"] },
  kari: { name: "Kari Solberg", title: "Technician", department: "IT", roles: ["technician"], in: ["messaging"] },
  lars: { name: "Lars Moe", title: "Specialist", department: "IT", roles: ["technician"], in: ["network", "problems"] },
  sara: { name: "Sara Holm", title: "Security specialist", department: "IT", roles: ["technician"], in: ["security"] },
  lead: { name: "Ingrid Dahl", title: "Team lead", department: "IT", roles: ["lead", "technician"], leads: ["service-desk", "messaging"] },
  manager: { name: "Tor Aas", title: "IT manager", department: "IT", roles: ["manager"] },
  auditor: { name: "Eva Lund", title: "Auditor", department: "Risk", roles: ["auditor"] },
  administrator: { name: "Nina Strand", title: "Administrator", department: "IT", roles: ["administrator"] },
} satisfies Record<string, Partial<PersonGiven> & { name: string; at?: "havbris"; roles: Role[]; in?: string[]; leads?: string[] }>;

type Name = keyof typeof cast;
type Member = Partial<PersonGiven> & { name: string; at?: "havbris"; roles: Role[]; in?: string[]; leads?: string[] };

async function makePerson(tx: Db, member: Member, teams: ReadonlyMap<string, TeamRow>): Promise<PersonRow> {
  const { at, roles, in: memberOf = [], leads = [], ...given } = member;
  const email = `${given.name.toLowerCase().replace(" ", ".")}@${at ?? "nordvik"}.example`;
  const person = await createPerson(tx, desk, { ...given, email });
  for (const role of roles) await grantRole(tx, person.id, role);
  for (const key of [...memberOf, ...leads]) await addMember(tx, teams.get(key)?.id ?? "", person.id, leads.includes(key));
  return person;
}

export interface World extends Defaults, Awaited<ReturnType<typeof makePlaces>> {
  /** Rows, with ids: `world.people.ane.id`. */
  people: Record<Name, PersonRow>;
  /** The same people as callers: `world.actors.per`. */
  actors: Record<Name, Actor>;
}

/**
 * A small believable desk: Nordvik (Ane, Jonas and everybody at the desk) and Havbris (Siri), the default teams, categories
 * and request types. Per is tier 1, Kari tier 2, Lars tier 3, Sara security. Nobody has a password: `setPassword` gives one.
 */
export async function smallWorld(tx: Db): Promise<World> {
  const places = await makePlaces(tx);
  const defaults = await createDefaults(tx);
  const people: Partial<Record<Name, PersonRow>> = {};
  const actors: Partial<Record<Name, Actor>> = {};
  const seats: Partial<Record<Name, Partial<PersonGiven>>> = {
    ane: { room_id: places.rooms.room314.id },
    jonas: { room_id: places.rooms.roomB2.id },
    siri: { site_id: places.sites.bodo.id },
  };
  for (const name of Object.keys(cast) as Name[]) {
    const person = await makePerson(tx, { ...cast[name], ...seats[name] }, defaults.teams);
    people[name] = person;
    actors[name] = await actorFor(tx, person.id);
  }
  return { ...places, ...defaults, people: people as World["people"], actors: actors as World["actors"] };
}

/** A team of the default ones: `teamOf(world, "messaging").id`. */
export function teamOf(world: World, key: string): TeamRow {
  const team = world.teams.get(key);
  if (!team) throw new Error(`no team ${key} in the small world`);
  return team;
}
