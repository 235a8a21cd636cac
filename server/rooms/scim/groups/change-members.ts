import type { Db } from "../../../platform/db.ts";
import { wrongValue } from "../refuse.ts";
import { addMembers, knownAmong, memberIds, removeMembers } from "../store-group.ts";

/** Answers who was not in it before. 400 for somebody whom the source never told of. */
export async function enter(tx: Db, sourceId: string, groupId: string, ids: readonly string[]): Promise<string[]> {
  const known = await knownAmong(tx, sourceId, ids);
  if (known.length < new Set(ids).size) throw wrongValue("members");
  return addMembers(tx, groupId, known);
}

export const leave = removeMembers;

/** These and nobody else; answers whose place changed. */
export async function replaceMembers(tx: Db, sourceId: string, groupId: string, ids: readonly string[]): Promise<string[]> {
  const wanted = new Set(ids);
  const gone = (await memberIds(tx, groupId)).filter((id) => !wanted.has(id));
  return [...(await removeMembers(tx, groupId, gone)), ...(await enter(tx, sourceId, groupId, ids))];
}
