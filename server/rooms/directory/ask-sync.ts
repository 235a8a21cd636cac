import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import type { DirectoryRow } from "./store.ts";
import { insertSync, listSyncs } from "./store-sync.ts";

interface Asked {
  preview: boolean;
  /** The reading that was held, and was looked at. */
  accept_leaving: string | null;
}

/** How many may leave: as many as that one shows, while nothing is newer and the settings are the same. */
async function accepted(tx: Db, { id, version }: Pick<DirectoryRow, "id" | "version">, shown: string): Promise<number> {
  const [newest] = await listSyncs(tx, id);
  const isIt = newest?.id === shown && newest.state === "held" && newest.directory_version === version && newest.read > 0;
  if (!isIt) throw new Problem(409, "not_the_held_one");
  return newest.left;
}

/** A worker begins with it soon. Refused while another one of the same directory goes on, and for one that is switched off. */
export async function askSync(
  tx: Db,
  directory: Pick<DirectoryRow, "id" | "active" | "version">,
  askedBy: string | null,
  now: Date,
  { preview, accept_leaving: shown }: Asked,
): Promise<string> {
  if (!directory.active) throw new Problem(409, "directory_off");
  const id = newId();
  const accept = shown === null ? null : await accepted(tx, directory, shown);
  const row = {
    ...{ id, preview, accept_leaving: accept !== null, accept_left: accept },
    directory_id: directory.id,
    directory_version: directory.version,
    asked_by: askedBy,
    asked_at: now,
    leased_until: null,
    lease: null,
    ended_at: null,
    failure: null,
  };
  if (!(await insertSync(tx, row))) throw new Problem(409, "sync_goes_on");
  return id;
}
