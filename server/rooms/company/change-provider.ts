import type { z } from "zod";
import type { companyRoutes, CompanyGroup } from "../../../contract/company.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { endSessionsFrom, isOnlyCompany, requireSession } from "../access/index.ts";
import { directoryNames } from "../directory/index.ts";
import { findOrganizationById } from "../people/index.ts";
import { teamsByIds } from "../teams/index.ts";
import { readMetadata } from "./saml/read-metadata.ts";
import { metadataUri } from "./settings.ts";
import { retainRights } from "./refresh-rights.ts";
import { requireSameProvider, sealSecret } from "./kept-secret.ts";
import {
  insertProvider,
  listProviders,
  orderProviders,
  providerIds,
  putGroups,
  updateProvider,
  type ProviderRow,
} from "./store-provider.ts";

type Created = z.output<(typeof companyRoutes)["POST /identity-providers"]["body"]>;
type Changed = z.output<(typeof companyRoutes)["PATCH /identity-providers/{id}"]["body"]>;

const most = 20;
const defaults = {
  scopes: "openid profile email",
  certificate: null,
  active: true,
  makes_people: false,
  trusts_email: false,
  organization_id: null,
  language: "en" as const,
  directory_id: null,
  directory_claim: null,
  groups_claim: null,
  subject_claim: null,
  sso_url: null,
  signing_certificates: [],
  second_factor_values: [],
  ends_there: false,
};

async function check(tx: Db, given: Changed, before: Pick<ProviderRow, "directory_id" | "directory_claim">): Promise<void> {
  if (given.issuer !== undefined && !URL.canParse(given.issuer)) throw wrongField("/issuer", "issuer");
  if (given.organization_id && !(await findOrganizationById(tx, given.organization_id)))
    throw wrongField("/organization_id", "unknown", { what: "organization" });
  if (given.directory_id && !(await directoryNames(tx)).some(({ id }) => id === given.directory_id))
    throw wrongField("/directory_id", "unknown", { what: "directory" });
  const after = { ...before, ...given };
  if (after.directory_id && !after.directory_claim) throw wrongField("/directory_claim", "required");
  await checkGroups(tx, given.groups ?? []);
}

/** Each group gives either a role or a team that there is. */
export async function checkGroups(tx: Db, groups: readonly CompanyGroup[]): Promise<void> {
  const teams = await teamsByIds(
    tx,
    groups.flatMap(({ team_id }) => team_id ?? []),
  );
  for (const [n, { role, team_id: team }] of groups.entries()) {
    if ((role === null) === (team === null)) throw wrongField(`/groups/${n}/role`, "role_or_team");
    if (team && !teams.has(team)) throw wrongField(`/groups/${n}/team_id`, "unknown", { what: "team" });
  }
}

const rowsOf = (providerId: string, groups: readonly CompanyGroup[]) =>
  groups.map((group, position) => ({
    ...group,
    id: newId(),
    provider_id: providerId,
    position,
    lead: group.team_id !== null && group.lead,
  }));

const ofKind = {
  oidc: ["metadata", "subject_claim"],
  saml: ["issuer", "client_secret", "scopes", "certificate", "ends_there"],
} as const;

/** What of the settings only one kind has: a client and its secret, or what the metadata says. */
function settingsOf(row: Pick<ProviderRow, "id" | "kind">, given: Partial<Created>, now: Date) {
  const { client_secret: secret, metadata } = given;
  // What says nothing hurts nobody.
  const foreign = ofKind[row.kind].find((name) => given[name] !== undefined && given[name] !== null && given[name] !== false);
  if (foreign) throw wrongField(`/${foreign}`, "not_of_kind");
  if (metadata !== undefined) return readMetadata(metadata, now);
  return secret === undefined ? {} : { secret: sealSecret(row.id, secret), secret_set_at: now };
}

function required<T>(value: T | undefined, at: string): T {
  if (value === undefined) throw wrongField(at, "required");
  return value;
}

/** Publishes `identity_provider.created`. */
export async function createProvider(tx: Db, actor: Actor, now: Date, given: Created): Promise<string> {
  requireSession(actor);
  const { client_secret: _, metadata: __, kind = "oidc", groups = [], ...values } = given;
  if (kind === "oidc") for (const name of ["issuer", "client_id", "client_secret"] as const) required(given[name], `/${name}`);
  else required(given.metadata, "/metadata");
  await check(tx, given, defaults);
  const others = await providerIds(tx);
  if (others.length >= most) throw new Problem(409, "too_many_ready", { facts: { most } });
  const id = newId();
  const named = {
    issuer: given.issuer ?? "",
    client_id: given.client_id ?? metadataUri(given.key),
    ...settingsOf({ id, kind }, given, now),
  };
  const row = { ...defaults, ...values, ...named, id, kind, position: others.length, signed_in_at: null, changed_at: now };
  if (!(await insertProvider(tx, row))) throw wrongField("/key", "taken");
  await putGroups(tx, id, rowsOf(id, groups));
  const data = { provider_id: id, name: given.name, issuer: named.issuer };
  await publish(tx, { type: "identity_provider.created", actorId: actor.personId, data }, now);
  return id;
}

/** While everybody goes through the company, there is a way to. */
async function requireAnother(tx: Db, id: string): Promise<void> {
  await providerIds(tx);
  if (!(await isOnlyCompany(tx))) return;
  const others = (await listProviders(tx)).some((one) => one.active && one.id !== id);
  if (!others) throw new Problem(409, "last_way_in");
}

/** Publishes `identity_provider.changed` with the names of what was changed. Switched off, it ends the sessions that began through it. */
export async function changeProvider(tx: Db, actor: Actor, now: Date, row: ProviderRow, given: Changed): Promise<void> {
  requireSession(actor);
  const { client_secret: secret, metadata: _, groups, ...values } = given;
  const kept = settingsOf(row, given, now);
  await check(tx, given, row);
  if (secret === undefined && row.kind === "oidc") requireSameProvider(row, values);
  if (given.active === false && row.active) await requireAnother(tx, row.id);
  await updateProvider(tx, row.id, { ...values, ...kept, changed_at: now });
  if (groups) await putGroups(tx, row.id, rowsOf(row.id, groups));
  const after = { ...row, ...values };
  if (groups ?? (after.active !== row.active || after.groups_claim !== row.groups_claim)) await retainRights(tx, after, now);
  if (given.active === false && row.active) await endSessionsFrom(tx, { provider_id: row.id }, "signed_out_there", now);
  const data = { provider_id: row.id, name: given.name ?? row.name, fields: Object.keys(given) };
  await publish(tx, { type: "identity_provider.changed", actorId: actor.personId, data }, now);
}

/** Which button comes first; those that are not named follow as they were. Publishes `identity_provider.ordered`. */
export async function arrangeProviders(tx: Db, actor: Actor, now: Date, ids: readonly string[]): Promise<void> {
  requireSession(actor);
  const all = await providerIds(tx);
  if (ids.some((id) => !all.includes(id))) throw notFound("identity_provider");
  await orderProviders(tx, [...new Set([...ids, ...all])]);
  await publish(tx, { type: "identity_provider.ordered", actorId: actor.personId, data: {} }, now);
}
