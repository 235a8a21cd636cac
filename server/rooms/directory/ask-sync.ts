import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { insertSync } from "./store-sync.ts";

interface Asked {
  preview: boolean;
  accept_leaving: boolean;
}

/** A worker begins with it soon. Refused while another one of the same directory goes on. */
export async function askSync(tx: Db, directoryId: string, askedBy: string | null, now: Date, asked: Asked): Promise<string> {
  const id = newId();
  const row = {
    ...asked,
    id,
    directory_id: directoryId,
    asked_by: askedBy,
    asked_at: now,
    leased_until: null,
    ended_at: null,
    failure: null,
  };
  if (!(await insertSync(tx, row))) throw new Problem(409, "sync_goes_on");
  return id;
}
