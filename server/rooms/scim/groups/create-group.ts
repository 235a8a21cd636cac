import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { taken } from "../refuse.ts";
import { refreshMembers } from "../refresh-rights.ts";
import { keyOf } from "../resource/read-user.ts";
import { insertGroup } from "../store-group.ts";
import type { SourceRow } from "../store-source.ts";
import { enter } from "./change-members.ts";
import { holdOpen } from "./hold-open.ts";
import { readGroup } from "./read-group.ts";

/** Takes in a group that a source tells of; answers its id. 409 where one is called so. */
export async function createGroup(tx: Db, { id: sourceId }: SourceRow, body: unknown, now: Date): Promise<string> {
  const source = await holdOpen(tx, sourceId);
  const { name, externalId, members } = readGroup(body);
  const id = newId();
  const row = { id, source_id: source.id, name, name_key: keyOf(name), external_id: externalId, created_at: now, changed_at: now };
  if (!(await insertGroup(tx, row))) throw taken("displayName");
  await refreshMembers(tx, source, await enter(tx, source.id, id, members ?? []), [name], now);
  return id;
}
