import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { holds } from "../filter/holds.ts";
import { noTarget, taken, wrongPath, wrongValue } from "../refuse.ts";
import { refreshMembers } from "../refresh-rights.ts";
import { withoutSchema } from "../resource/path.ts";
import { groupSchema } from "../resource/attributes.ts";
import { isObject } from "../resource/json.ts";
import type { Change } from "../resource/operations.ts";
import { parsePath } from "../resource/path.ts";
import { keyOf } from "../resource/read-user.ts";
import { deleteGroupRow, lockGroup, memberIds, updateGroup, type GroupRow } from "../store-group.ts";
import type { SourceRow } from "../store-source.ts";
import { holdOpen } from "./hold-open.ts";
import { enter, leave, replaceMembers } from "./change-members.ts";
import { externalIdIn, membersIn, nameIn, readGroup } from "./read-group.ts";

interface Course {
  tx: Db;
  sourceId: string;
  group: GroupRow;
  /** What it is called and known by, from now on. */
  name: string;
  externalId: string | null;
  touched: Set<string>;
}

const touch = (course: Course, ids: readonly string[]): void => {
  for (const id of ids) course.touched.add(id);
};

async function changeMembers(course: Course, { operation, value }: Change): Promise<void> {
  const { tx, sourceId, group } = course;
  const ids = membersIn(value);
  if (operation === "add") return touch(course, await enter(tx, sourceId, group.id, ids));
  if (operation === "replace") return touch(course, await replaceMembers(tx, sourceId, group.id, ids));
  touch(course, await leave(tx, group.id, value === undefined || value === null ? await memberIds(tx, group.id) : ids));
}

async function apply(course: Course, change: Change): Promise<void> {
  const { operation, path, value } = change;
  if (path === null) {
    if (operation === "remove") throw noTarget("");
    if (!isObject(value)) throw wrongValue("value");
    for (const [key, inner] of Object.entries(value)) if (isKnown(key)) await apply(course, { operation, path: key, value: inner });
    return;
  }
  const { attribute, where, part, enterprise } = parsePath(withoutSchema(path, groupSchema) || path);
  const name = enterprise ? "" : attribute?.toLowerCase();
  if (name === "members" && where === null && part === null) return changeMembers(course, change);
  if (name === "members" && where !== null && operation === "remove") {
    const meant = (await memberIds(course.tx, course.group.id)).filter((id) => holds(where, { value: id, type: "User" }));
    return touch(course, await leave(course.tx, course.group.id, meant));
  }
  if (where !== null || part !== null) throw wrongPath(path);
  if (name === "displayname") {
    if (operation === "remove") throw wrongValue("displayName");
    course.name = nameIn(value);
  } else if (name === "externalid") course.externalId = operation === "remove" ? null : externalIdIn(value);
  else if (!ignored.has(name ?? "")) throw wrongPath(path);
}
const ignored = new Set(["id", "schemas", "meta"]);
const isKnown = (key: string): boolean =>
  ["members", "displayname", "externalid"].includes((withoutSchema(key, groupSchema) ?? key).toLowerCase());

async function change(tx: Db, { id: sourceId }: SourceRow, id: string, now: Date, work: (course: Course) => Promise<void>): Promise<void> {
  const source = await holdOpen(tx, sourceId);
  const group = await lockGroup(tx, source.id, id);
  if (!group) throw notFound("scim_group");
  const course: Course = { tx, sourceId: source.id, group, name: group.name, externalId: group.external_id, touched: new Set() };
  await work(course);
  const { name, externalId, touched } = course;
  const values = { name, name_key: keyOf(name), external_id: externalId, changed_at: now };
  if (!(await updateGroup(tx, group.id, values))) throw taken("displayName");
  const isRenamed = name !== group.name;
  await refreshMembers(tx, source, isRenamed ? [...touched, ...(await memberIds(tx, group.id))] : [...touched], [name, group.name], now);
}

/** PATCH: one operation after the other, all or none. */
export const patchGroup = (tx: Db, source: SourceRow, id: string, changes: readonly Change[], now: Date): Promise<void> =>
  change(tx, source, id, now, async (course) => {
    for (const one of changes) await apply(course, one);
  });

/** PUT: as it is said now. Members of whom nothing is said stay. */
export const putGroup = (tx: Db, source: SourceRow, id: string, body: unknown, now: Date): Promise<void> =>
  change(tx, source, id, now, async (course) => {
    const { name, externalId, members } = readGroup(body);
    course.name = name;
    course.externalId = externalId;
    if (members) touch(course, await replaceMembers(tx, source.id, id, members));
  });

/** What it gave its members goes. */
export async function deleteGroup(tx: Db, { id: sourceId }: SourceRow, id: string, now: Date): Promise<void> {
  const source = await holdOpen(tx, sourceId);
  const group = await lockGroup(tx, source.id, id);
  if (!group) throw notFound("scim_group");
  const members = await memberIds(tx, group.id);
  await deleteGroupRow(tx, group.id);
  await refreshMembers(tx, source, members, [group.name], now);
}
