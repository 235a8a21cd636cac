import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { sourceOf, type PersonGiven } from "./create-person.ts";
import { guardEntrusted, oldWays } from "./guard-entrusted.ts";
import { settlePlace } from "./settle-place.ts";
import { lockPerson, personById, personHaving, updatePerson, type PersonRow } from "./store.ts";
import { replaceTerms } from "./store-terms.ts";
import { termsOf } from "./terms.ts";
import { checkTimeZone } from "./time-zone.ts";

export type PersonChanges = Partial<PersonGiven> & { active?: boolean };

const fields = [
  "name",
  "email",
  "phone",
  "mobile",
  "title",
  "department",
  "language",
  "time_zone",
  "organization_id",
  "site_id",
  "room_id",
  "external_id",
  "source",
  "active",
] as const;

/**
 * Changes what is given and leaves the rest. Publishes `person.changed` with the names of the fields and the old address and numbers, if any
 * did change; `source`: on whose word.
 */
export async function changePerson(tx: Db, actor: Actor, id: string, changes: PersonChanges, source?: string): Promise<PersonRow> {
  await lockPerson(tx, id);
  const before = await personById(tx, id);
  if (!before) throw notFound("person");
  checkTimeZone(changes.time_zone);
  const { organization_id, site_id, room_id } = await settlePlace(tx, changes, before);
  const after: PersonRow = { ...before, ...withoutGaps(changes), organization_id, site_id, room_id };
  after.email = after.email?.toLowerCase() ?? null;
  after.source = sourceOf(after);
  const changed = fields.filter((field) => after[field] !== before[field]);
  if (changed.length === 0) return before;
  await guardEntrusted(tx, actor, after, changed);
  if (changed.includes("email") && after.email && (await personHaving(tx, { email: after.email }, id))) throw wrongField("/email", "taken");
  const known = { source: after.source, external_id: after.external_id };
  if (changed.some((field) => field === "external_id" || field === "source") && (await personHaving(tx, known, id))) {
    throw wrongField("/external_id", "taken");
  }
  const mended = changed.includes("email") ? { email_failing_since: null, email_failing_reason: null } : {};
  await updatePerson(tx, id, { ...Object.fromEntries(changed.map((field) => [field, after[field]])), ...mended });
  await replaceTerms(tx, id, termsOf(after));
  const data = { name: after.name, fields: changed, ...oldWays(before, changed), ...(source && { source }) };
  await publish(tx, { type: "person.changed", actorId: actor.personId, personId: id, data });
  return (await personById(tx, id)) ?? after;
}

const withoutGaps = (changes: PersonChanges): Partial<PersonRow> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
