import { accountClass, sensitiveAction, type EvidenceSet } from "../../../contract/verification.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { deleteRow, putRow } from "./store-policy.ts";

function rowOf(params: { action: string; class: string }) {
  const [action, kind] = [sensitiveAction.safeParse(params.action), accountClass.safeParse(params.class)];
  if (!action.success || !kind.success) throw notFound("policy");
  return { action: action.data, account_class: kind.data };
}

/** A need that names nothing would be filled by nothing. */
function checkSets(sets: readonly EvidenceSet[]): void {
  for (const [s, { needs }] of sets.entries())
    for (const [n, { least, methods }] of needs.entries())
      if (least === null && methods.length === 0) throw wrongField(`/sets/${s}/needs/${n}`, "need_nothing");
}

/** Publishes `verification.policy_changed`. */
export async function changePolicy(
  tx: Db,
  actor: Actor,
  now: Date,
  params: { action: string; class: string },
  sets: EvidenceSet[],
): Promise<void> {
  const row = rowOf(params);
  checkSets(sets);
  const personId = personIdOf(actor);
  await putRow(tx, { ...row, sets, changed_at: now, changed_by: personId });
  await publish(tx, { type: "verification.policy_changed", actorId: personId, data: { ...row, sets } }, now);
}

/** Publishes `verification.policy_changed`, if it was another one. */
export async function restorePolicy(tx: Db, actor: Actor, now: Date, params: { action: string; class: string }): Promise<void> {
  const row = rowOf(params);
  if (!(await deleteRow(tx, row.action, row.account_class))) return;
  await publish(tx, { type: "verification.policy_changed", actorId: personIdOf(actor), data: { ...row, usual: true } }, now);
}
