import type { SharedDraft } from "../../../contract/shared-drafts.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { loadForNote, loadInside } from "../tickets/index.ts";
import { addToDraft } from "./add-to-draft.ts";
import { deleteShared, findShared, insertShared, placeShared, updateShared, type SharedRow } from "./store-shared.ts";

const present = (row: SharedRow | undefined): { draft: SharedDraft | null } => ({
  draft: row
    ? {
        body: row.body,
        version: row.version,
        shared_by: { id: row.shared_by, name: row.sharer_name },
        shared_at: row.shared_at.toISOString(),
        changed_by: { id: row.changed_by, name: row.changer_name },
        changed_at: row.changed_at.toISOString(),
      }
    : null,
});

/** For who sees the inside of the ticket alone. */
export const readShared = async (db: Db, actor: Actor, key: string): Promise<{ draft: SharedDraft | null }> =>
  present(await findShared(db, (await loadInside(db, actor, key)).id));

/**
 * Hands a reply to the colleagues on the ticket, or goes on with the one that is there: then its version is named, and whoever read
 * another one is told what it is by now. The ticket is locked, so of two who write at once the second one meets the first. Publishes
 * `ticket.draft_shared`; what is written on it later is told to nobody.
 */
export async function shareDraft(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  body: string,
  ifMatch: string | undefined,
): Promise<{ draft: SharedDraft | null }> {
  const { id } = await loadForNote(tx, actor, key);
  const there = await findShared(tx, id);
  const words = { ticketId: id, body, by: personIdOf(actor), now };
  if (ifMatch !== undefined) {
    // It was sent, or taken back, while it was written on.
    if (!there) throw notFound("draft");
    await requireVersion(there, ifMatch, async () => present(there));
    await updateShared(tx, words);
  } else {
    if (there) throw new Problem(409, "draft_shared_already", { facts: { name: there.sharer_name } });
    await insertShared(tx, words);
    await publish(tx, { type: "ticket.draft_shared", actorId: actor.personId, ticketId: id }, now);
  }
  return present(await findShared(tx, id));
}

/**
 * Shares it no more. Whoever read another version is told what it is by now; whoever does not say which takes no words from a colleague
 * who wrote last. Publishes `ticket.draft_unshared`.
 */
export async function unshareDraft(tx: Db, actor: Actor, now: Date, key: string, ifMatch: string | undefined): Promise<void> {
  const { id } = await loadForNote(tx, actor, key);
  const there = await findShared(tx, id);
  if (!there) return;
  await requireVersion(there, ifMatch, async () => present(there));
  if (ifMatch === undefined && there.changed_by !== personIdOf(actor))
    await addToDraft(tx, there.changed_by, now, `reply:${id}`, there.body);
  await deleteShared(tx, id);
  await publish(tx, { type: "ticket.draft_unshared", actorId: actor.personId, ticketId: id }, now);
}

/** It is what leaves in this transaction, whose ticket is locked. The message tells the rest. */
export async function takeShared(tx: Db, ticketId: string, version: number): Promise<void> {
  const there = await findShared(tx, ticketId);
  if (there?.version !== version) throw new Problem(409, "version_conflict", { extra: { current: present(there) } });
  await deleteShared(tx, ticketId);
}

/** Two tickets are one: what was shared on the first goes on in the second, or, where one is shared there, with who wrote on it last. */
export async function moveShared(tx: Db, now: Date, fromId: string, intoId: string): Promise<void> {
  const there = await findShared(tx, fromId);
  if (!there) return;
  if (!(await findShared(tx, intoId))) return void (await placeShared(tx, fromId, intoId));
  await addToDraft(tx, there.changed_by, now, `reply:${intoId}`, there.body);
  await deleteShared(tx, fromId);
}
