import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { addToDraft } from "./add-to-draft.ts";
import { countOthers, deleteDraft, putDraft } from "./store.ts";

// Far more than anybody writes at once; it keeps a runaway client from filling the disk.
const most = 500;
const mostLetters = 2_000_000;

/** Keeps one's own unsent text under its key; an empty one is forgotten. */
export async function keepDraft(tx: Db, actor: Actor, now: Date, given: { key: string; body: string; add?: boolean }): Promise<void> {
  const me = personIdOf(actor);
  if (given.body === "") return given.add ? undefined : void (await deleteDraft(tx, me, given.key));
  const others = await countOthers(tx, me, given.key);
  if (others.count >= most) throw new Problem(409, "too_many_drafts", { facts: { most } });
  if (others.letters + given.body.length > mostLetters) throw new Problem(409, "drafts_too_long", { facts: { most: mostLetters } });
  if (given.add) return addToDraft(tx, me, now, given.key, given.body);
  await putDraft(tx, { person_id: me, key: given.key, body: given.body, updated_at: now });
}
