import type { MergePreview } from "../../../../contract/merges.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { say } from "../../../platform/i18n.ts";
import { Problem } from "../../../platform/problem.ts";
import { sayField } from "../../../platform/http/refuse.ts";
import { isCalled } from "../store-merge.ts";
import { namesOf, publicWordsIn } from "../store-preview.ts";
import type { TicketRow } from "../store-rows.ts";
import { mergeRefusal, shareRefusal } from "./may-merge.ts";
import { bothOf } from "./merge.ts";
import { whoJoins } from "./who-joins.ts";

/** A refusal as a sentence: of its only field, or of the whole. */
function sentence({ language }: Actor, problem: Problem | null) {
  if (!problem) return null;
  const [field] = problem.errors;
  const detail = field ? sayField(language, field, problem.facts) : say(language, `problem.${problem.code}`, problem.facts);
  return { code: field?.code ?? problem.code, detail };
}

const side = (row: TicketRow, replies: number) => ({
  id: row.id,
  number: row.number,
  subject: row.subject,
  status: row.status,
  requester: row.requester_id && row.requester_name !== null ? { id: row.requester_id, name: row.requester_name } : null,
  organization: row.organization_id && row.organization_name !== null ? { id: row.organization_id, name: row.organization_name } : null,
  opened_at: row.opened_at.toISOString(),
  replies,
  version: row.version,
});

/** What a merge would do, and who would read what. */
export async function previewMerge(db: Db, actor: Actor, key: string, intoKey: string): Promise<MergePreview> {
  const { from, into } = await bothOf(db, actor, key, intoKey);
  const called = (await isCalled(db, from.id)) ? new Problem(409, "merge_called", { facts: { number: from.number } }) : null;
  const [apart, together] = [await whoJoins(db, from, into, false), await whoJoins(db, from, into, true)];
  const [names, counts] = await Promise.all([
    namesOf(db, [...apart.joins, ...apart.apart, ...together.joins]),
    publicWordsIn(db, [from.id, into.id]),
  ]);
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? "" }));
  return {
    from: side(from, counts.get(from.id) ?? 0),
    into: side(into, counts.get(into.id) ?? 0),
    refusal: sentence(actor, mergeRefusal(actor, from, into) ?? called),
    apart: named(apart.apart),
    joins: named(apart.joins),
    shared: { joins: named(together.joins), refusal: sentence(actor, shareRefusal(from, into)) },
  };
}
