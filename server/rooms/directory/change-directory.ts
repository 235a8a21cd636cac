import type { z } from "zod";
import type { directoryRoutes } from "../../../contract/directories.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { findOrganizationById } from "../people/index.ts";
import { requireSamePlace, sealPassword } from "./kept-password.ts";
import { changeDirectoryRow, countDirectories, directoryNamed, insertDirectory, type DirectoryRow } from "./store.ts";

type Created = z.output<(typeof directoryRoutes)["POST /directories"]["body"]>;
type Changed = z.output<(typeof directoryRoutes)["PATCH /directories/{id}"]["body"]>;

const most = 20;
const defaults = { certificate: null, organization_id: null, language: "en" as const, sync_minutes: null, most_leaving: 10, active: true };
const writesNothing = {
  writes: false,
  denied_accounts: [],
  privileged_groups: [],
  elevated_groups: [],
  approved_actions: [],
  delete_after_days: 30,
};
const never = { synced_at: null, failing_since: null, failure: null };

async function checkOrganization(tx: Db, { organization_id }: Changed): Promise<void> {
  if (organization_id && !(await findOrganizationById(tx, organization_id)))
    throw wrongField("/organization_id", "unknown", { what: "organization" });
}

/** Publishes `directory.created`. */
export async function createDirectory(tx: Db, actor: Actor, now: Date, { password, ...given }: Created): Promise<string> {
  await checkOrganization(tx, given);
  if ((await countDirectories(tx)) >= most) throw new Problem(409, "too_many_ready", { facts: { most } });
  const id = newId();
  const secret = { secret: sealPassword(id, password), secret_set_at: now };
  const row = { ...defaults, ...writesNothing, ...given, ...never, ...secret, id, changed_at: now };
  if (!(await insertDirectory(tx, row))) throw wrongField("/name", "taken");
  const data = { directory_id: id, name: given.name, host: given.host };
  await publish(tx, { type: "directory.created", actorId: actor.personId, data }, now);
  return id;
}

/** Publishes `directory.changed` with the names of what was changed. */
export async function changeDirectory(tx: Db, actor: Actor, now: Date, row: DirectoryRow, given: Changed): Promise<void> {
  await checkOrganization(tx, given);
  const { password, ...values } = given;
  if (password === undefined) requireSamePlace(row, values);
  if (given.name && (await directoryNamed(tx, given.name, row.id))) throw wrongField("/name", "taken");
  const secret = password === undefined ? {} : { secret: sealPassword(row.id, password), secret_set_at: now };
  await changeDirectoryRow(tx, row.id, { ...values, ...secret, changed_at: now });
  const data = { directory_id: row.id, name: given.name ?? row.name, fields: Object.keys(given) };
  await publish(tx, { type: "directory.changed", actorId: actor.personId, data }, now);
}
