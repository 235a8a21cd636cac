import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { organizationAt } from "./own-domain.ts";
import { settlePlace, type Place } from "./settle-place.ts";
import { insertPerson, personHaving, type PersonRow } from "./store.ts";
import { addTerms } from "./store-terms.ts";
import { termsOf } from "./terms.ts";
import { checkTimeZone } from "./time-zone.ts";

export interface PersonGiven extends Place {
  name: string;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  title?: string | null;
  department?: string | null;
  language?: Language;
  time_zone?: string;
  external_id?: string | null;
  source?: string | null;
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

/** An id of another system always has a system it is from: without one, nothing would find out that it came twice. */
export const sourceOf = ({ source, external_id }: { source?: string | null; external_id?: string | null }): string | null =>
  source ?? (external_id ? "api" : null);

/** The organization whose mail domain it is, when no place says otherwise. */
async function guessOrganization(tx: Db, given: PersonGiven): Promise<Place> {
  const silent = given.organization_id === undefined && !given.site_id && !given.room_id;
  const found = silent && given.email ? await organizationAt(tx, domainOf(given.email)) : null;
  return found ? { ...given, organization_id: found } : given;
}

/** Adds a person; refuses a mail or an external id that is already somebody's. Publishes `person.created`. */
export async function createPerson(tx: Db, actor: Actor, given: PersonGiven): Promise<PersonRow> {
  checkTimeZone(given.time_zone);
  const place = await settlePlace(tx, await guessOrganization(tx, given));
  const id = newId();
  const email = given.email?.toLowerCase() ?? null;
  const row = await insertPerson(tx, {
    id,
    name: given.name,
    email,
    phone: given.phone ?? null,
    mobile: given.mobile ?? null,
    title: given.title ?? null,
    department: given.department ?? null,
    language: given.language ?? actor.language,
    time_zone: given.time_zone ?? place.time_zone ?? "Europe/Oslo",
    organization_id: place.organization_id,
    site_id: place.site_id,
    room_id: place.room_id,
    external_id: given.external_id ?? null,
    source: sourceOf(given),
  });
  if (!row) throw await takenField(tx, email);
  await Promise.all([
    addTerms(
      tx,
      termsOf({ ...given, email }).map(({ term, kind }) => ({ person_id: id, term, kind })),
    ),
    publish(tx, { type: "person.created", actorId: actor.personId, personId: id, data: { name: given.name } }),
  ]);
  return row;
}

async function takenField(tx: Db, email: string | null) {
  const taken = email !== null && (await personHaving(tx, { email }, null)) !== undefined;
  return taken ? wrongField("/email", "taken") : wrongField("/external_id", "taken");
}
