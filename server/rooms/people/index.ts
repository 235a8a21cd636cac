import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { remembered } from "../../platform/remember.ts";
import type { Room } from "../../platform/room.ts";
import { organizationAt } from "./own-domain.ts";
import { boundRoutes as markRoutes } from "./marks/routes.ts";
import { boundRoutes } from "./routes.ts";
import { peopleByEmails, peopleByIds, personByEmail, personById, type PersonRow } from "./store.ts";
import { listSites, organizationById, roomById, siteById } from "./store-places.ts";
import { placeBook, type PlaceBook } from "./import-places.ts";
import { allOrganizations, allRooms } from "./store-import.ts";

export type { PersonRow } from "./store.ts";
export { createPerson, type PersonGiven } from "./create-person.ts";
export { changeByDirectory, changeHeld, changePerson } from "./change-person.ts";
export { waysSince, type WayOnFile } from "./store-ways.ts";
export { endOfWay } from "./guard-entrusted.ts";
export { configurePeople, type ContactHeld, type ContactToChange } from "./settings.ts";
export { markEmailFailing, markEmailWorking } from "./mark-email.ts";
export { meetPerson, resolvePerson } from "./resolve-person.ts";
export { findPeople } from "./find-people.ts";
export { peopleByNumber } from "./people-by-number.ts";
export { createOrganization } from "./create-organization.ts";
export { createSite } from "./create-site.ts";
export { createRoom } from "./create-room.ts";
/** Many people at once, with what they are found by, and without facts: for imports and the demo world. */
export { insertPeople, setActive, updatePeople, type ImportedPerson } from "./store-import.ts";
/** Held until the end of the transaction, so that what is read of them then is what is changed. */
export { lockPeople } from "./store.ts";
/** Those of them who have a role: what signs them in is theirs and an administrator's. */
export { entrustedAmong } from "./store.ts";
/** The organization that has its mail at a domain. */
export { organizationAt } from "./own-domain.ts";

/** A person with the names of their places; undefined when there is none, also for a text that is no id. */
export const findPersonById = async (db: Db, id: string): Promise<PersonRow | undefined> => (isId(id) ? personById(db, id) : undefined);

/** As `findPersonById`, as of a second ago at most: for who asks again and again. */
export const recallPerson = remembered(/^(person|organization|site|room)\./, findPersonById);

/** By address, as it is kept: lower case. */
export const findPersonByEmail = (db: Db, email: string): Promise<PersonRow | undefined> => personByEmail(db, email.toLowerCase());

/** People by their addresses, in one query; by those as they are kept. */
export async function findPeopleByEmails(db: Db, emails: readonly string[]): Promise<Map<string | null, PersonRow>> {
  const rows = await peopleByEmails(db, { emails: [...new Set(emails.map((email) => email.toLowerCase()))] });
  return new Map(rows.map((row) => [row.email, row]));
}

/** People by id, in one query; ids of nobody are left out. */
export async function findPeopleByIds(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map();
  const rows = await peopleByIds(db, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether people of one of the organizations have their mail there, as of a second ago at most. */
export const isOwnDomain = async (db: Db, domain: string): Promise<boolean> => (await organizationAt(db, domain)) !== null;

/** Every place by what a spreadsheet calls it, and where a row of one says that something is. */
export { findPlace, placeBook, type PlaceBook } from "./import-places.ts";
export { settlePlace, type Place } from "./settle-place.ts";
export const everyPlace = async (db: Db): Promise<PlaceBook> =>
  placeBook(await allOrganizations(db), await listSites(db), await allRooms(db));

export const findOrganizationById = organizationById;

export const findSiteById = siteById;
export const findRoomById = roomById;

export const room: Room = { name: "people", routes: [...boundRoutes, ...markRoutes] };
