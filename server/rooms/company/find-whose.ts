import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { theDesk } from "../../platform/actor.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { personOfAccount, organizationFor, joinableByAddress } from "../directory/index.ts";
import { createPerson, entrustedAmong, findPersonByEmail, findPersonById, lockPeople, organizationAt } from "../people/index.ts";
import type { Told } from "./read-claims.ts";
import { identitiesOf, identityOf, insertIdentity, lockSubject, touchIdentity, type IdentityRow } from "./store-identity.ts";
import { providerIds, type ProviderRow } from "./store-provider.ts";

type How = IdentityRow["joined_by"];

/**
 * Whether the provider's word for an address counts. A provider of one company says nothing about the domains of another; one of no company
 * speaks for all of them only while it is the only one.
 */
async function isChecked(tx: Db, row: ProviderRow, { email, emailChecked }: Told): Promise<boolean> {
  if (email === null) return false;
  const whose = await organizationAt(tx, email.slice(email.lastIndexOf("@") + 1));
  if (whose === null) return emailChecked;
  const speaks = row.organization_id === null ? (await providerIds(tx)).length === 1 : row.organization_id === whose;
  return speaks && (emailChecked || row.trusts_email);
}

/** Joins an account there to a person; publishes `identity.joined`. 409 where either is joined to another already. */
export async function joinIdentity(tx: Db, row: ProviderRow, told: Told, personId: string, how: How, now: Date): Promise<void> {
  const { issuer, subject } = told;
  const identity = {
    id: newId(),
    provider_id: row.id,
    issuer,
    subject,
    person_id: personId,
    joined_by: how,
    joined_at: now,
    used_at: null,
  };
  if (!(await insertIdentity(tx, identity))) throw new Problem(409, "company_joined_already", { facts: { provider: row.name } });
  const data = { provider_id: row.id, provider: row.name, subject, how };
  await publish(tx, { type: "identity.joined", actorId: how === "self" ? personId : null, personId, data }, now);
}

async function byDirectory(tx: Db, row: ProviderRow, { key }: Told): Promise<string | null> {
  return row.directory_id && key ? personOfAccount(tx, row.directory_id, key) : null;
}

/** By a checked address, as directories do it: nobody with a role, of another directory or of another company is joined by it. */
async function byAddress(tx: Db, row: ProviderRow, told: Told): Promise<string | null> {
  if (told.email === null) return null;
  const person = await findPersonByEmail(tx, told.email);
  if (!person) return null;
  if (!(await isChecked(tx, row, told))) throw new Problem(403, "company_mail_unchecked", { facts: { provider: row.name } });
  await lockPeople(tx, [person.id]);
  // Who has an account at another provider joins a second one themselves.
  if ((await identitiesOf(tx, person.id)).some(({ provider_id: at }) => at !== row.id))
    throw new Problem(403, "company_not_joined", { facts: { provider: row.name } });
  const [entrusted] = await entrustedAmong(tx, [person.id]);
  const known = { id: row.directory_id, organization_id: row.organization_id };
  if (!(await joinableByAddress(tx, known, person, entrusted !== undefined)))
    throw new Problem(403, "company_not_joined", { facts: { provider: row.name } });
  return person.id;
}

async function asNew(tx: Db, row: ProviderRow, told: Told): Promise<string> {
  const { name, email } = told;
  if (!row.makes_people || email === null) throw new Problem(403, "company_unknown", { facts: { provider: row.name } });
  if (!(await isChecked(tx, row, told))) throw new Problem(403, "company_mail_unchecked", { facts: { provider: row.name } });
  const organization_id = await organizationFor(tx, { organization_id: row.organization_id }, email);
  const given = { name: name ?? email, email, language: row.language, organization_id, source: `company:${row.key}` };
  return (await createPerson(tx, theDesk(["people:write"]), given)).id;
}

/**
 * Whose account that is: as it was joined before (issuer and subject), by their key in a directory, by a checked address, or somebody new.
 * Throws 403 with why for who is none of these.
 */
export async function findWhose(tx: Db, row: ProviderRow, told: Told, now: Date): Promise<string> {
  await lockSubject(tx, told.issuer, told.subject);
  const known = await identityOf(tx, row.id, told.issuer, told.subject);
  if (known) {
    await touchIdentity(tx, known.id, now);
    return known.person_id;
  }
  const ways: [How, () => Promise<string | null>][] = [
    ["directory", () => byDirectory(tx, row, told)],
    ["address", () => byAddress(tx, row, told)],
    ["new", () => asNew(tx, row, told)],
  ];
  for (const [how, find] of ways) {
    const personId = await find();
    if (personId === null) continue;
    if (!(await findPersonById(tx, personId))?.active) throw new Problem(403, "company_account_closed", { facts: { provider: row.name } });
    await joinIdentity(tx, row, told, personId, how, now);
    const joined = await identityOf(tx, row.id, told.issuer, told.subject);
    if (joined) await touchIdentity(tx, joined.id, now);
    return personId;
  }
  throw new Problem(403, "company_unknown", { facts: { provider: row.name } });
}
