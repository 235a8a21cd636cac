import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { insertWhole } from "./store.ts";

interface Kept {
  name: string;
  size: number;
  sha256: string;
}

/** The same contents once more, as complete uploads of the actor's, so that each can be attached. Who may have them is for the caller to ask first. */
export async function copyFiles(tx: Db, actor: Actor, now: Date, files: readonly Kept[]): Promise<string[]> {
  const copies = files.map(({ name, size, sha256 }) => ({ id: newId(), owner_id: personIdOf(actor), name, size, sha256 }));
  for (const copy of copies) await insertWhole(tx, copy, now);
  return copies.map(({ id }) => id);
}
