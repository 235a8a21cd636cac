import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { sourceOf, type PersonGiven } from "./create-person.ts";
import { endsOfOld, guardEntrusted } from "./guard-entrusted.ts";
import { settlePlace } from "./settle-place.ts";
import { peopleSettings } from "./settings.ts";
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

export interface Proof {
  /** The ticket in which it was proved who is asking, where that is asked for. */
  ticketKey?: string | undefined;
  at?: Date;
}

/** A person, and until when a change of their address and numbers waits. */
export type ChangedPerson = PersonRow & { held_until: Date | null };

/**
 * Changes what is given and leaves the rest. How somebody is reached may have to be proved first (`holdContact`), and may wait. Publishes
 * `person.changed` with the names of the fields and the ends of the old address and numbers, if any did change.
 */
export const changePerson = (tx: Db, actor: Actor, id: string, changes: PersonChanges, proof: Proof = {}): Promise<ChangedPerson> =>
  change(tx, actor, id, changes, proof);

/** What was proved before and waited: the rest is looked at anew. */
export const changeHeld = (tx: Db, actor: Actor, id: string, changes: PersonChanges): Promise<ChangedPerson> =>
  change(tx, actor, id, changes, null);

/** On the word of a directory or of a program that says who works here; `source`: of which. */
export const changeByDirectory = (tx: Db, actor: Actor, id: string, changes: PersonChanges, source: string): Promise<ChangedPerson> =>
  change(tx, actor, id, changes, null, source);

async function change(
  tx: Db,
  actor: Actor,
  id: string,
  changes: PersonChanges,
  proof: Proof | null,
  source?: string,
): Promise<ChangedPerson> {
  await lockPerson(tx, id);
  const before = await personById(tx, id);
  if (!before) throw notFound("person");
  checkTimeZone(changes.time_zone);
  const { organization_id, site_id, room_id } = await settlePlace(tx, changes, before);
  const after: PersonRow = { ...before, ...withoutGaps(changes), organization_id, site_id, room_id };
  after.email = after.email?.toLowerCase() ?? null;
  after.source = sourceOf(after);
  const differing = () => fields.filter((field) => after[field] !== before[field]);
  if (differing().length === 0) return { ...before, held_until: null };
  await guardEntrusted(tx, actor, after, differing());
  let changed = differing();
  if (changed.includes("email") && after.email && (await personHaving(tx, { email: after.email }, id))) throw wrongField("/email", "taken");
  const known = { source: after.source, external_id: after.external_id };
  if (changed.some((field) => field === "external_id" || field === "source") && (await personHaving(tx, known, id))) {
    throw wrongField("/external_id", "taken");
  }
  const at = proof?.at ?? new Date();
  const held = proof && (await peopleSettings().holdContact(tx, { actor, before, after, ticketKey: proof.ticketKey ?? null, at }));
  for (const field of held?.fields ?? []) after[field] = before[field];
  changed = differing();
  if (changed.length === 0) return { ...before, held_until: held?.notBefore ?? null };
  const mended = changed.includes("email") ? { email_failing_since: null, email_failing_reason: null } : {};
  await updatePerson(tx, id, { ...Object.fromEntries(changed.map((field) => [field, after[field]])), ...mended });
  await replaceTerms(tx, id, termsOf(after));
  const data = { name: after.name, fields: changed, ...endsOfOld(before, changed), ...(source && { source }) };
  await publish(tx, { type: "person.changed", actorId: actor.personId, personId: id, data });
  return { ...((await personById(tx, id)) ?? after), held_until: held?.notBefore ?? null };
}

const withoutGaps = (changes: PersonChanges): Partial<PersonRow> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
