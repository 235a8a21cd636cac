import type { directoryAccountRoutes } from "../../../contract/directory-accounts.ts";
import type { BodyOf } from "../../../contract/route.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { findDirectory, isBelow } from "../directory/index.ts";
import { changeTemplateRow, insertTemplate, templateNamed, type TemplateRow } from "./store-templates.ts";

type Created = BodyOf<(typeof directoryAccountRoutes)["POST /account-templates"]>;
type Changed = BodyOf<(typeof directoryAccountRoutes)["PATCH /account-templates/{id}"]>;

/** New accounts lie where the desk reads people: elsewhere it would never see them again. */
async function checkPlace(tx: Db, directoryId: string, place: string): Promise<void> {
  const directory = await findDirectory(tx, directoryId);
  if (!directory) throw wrongField("/directory_id", "unknown", { what: "directory" });
  if (!isBelow(place, directory.people_base)) throw wrongField("/place", "below_people");
}

/** Publishes `account_template.created`. */
export async function createTemplate(tx: Db, actor: Actor, now: Date, given: Created): Promise<string> {
  await checkPlace(tx, given.directory_id, given.place);
  const id = newId();
  const nothing = { email: null, title: null, department: null, office: null, groups: [], active: true };
  if (!(await insertTemplate(tx, { ...nothing, ...given, id, changed_at: now }))) throw wrongField("/name", "taken");
  await publish(tx, { type: "account_template.created", actorId: actor.personId, data: { name: given.name } }, now);
  return id;
}

/** Publishes `account_template.changed` with the names of what was changed. */
export async function changeTemplate(
  tx: Db,
  actor: Actor,
  now: Date,
  row: Omit<TemplateRow, "directory_name">,
  given: Changed,
): Promise<void> {
  if (given.directory_id || given.place) await checkPlace(tx, given.directory_id ?? row.directory_id, given.place ?? row.place);
  if (given.name && (await templateNamed(tx, given.name, row.id))) throw wrongField("/name", "taken");
  await changeTemplateRow(tx, row.id, { ...given, changed_at: now });
  const data = { name: given.name ?? row.name, fields: Object.keys(given) };
  await publish(tx, { type: "account_template.changed", actorId: actor.personId, data }, now);
}
