import { isAnswerField, keyIn } from "../../../contract/filter.ts";
import { orderedKinds, type GroupField, type ViewColumn, type ViewMark, type ViewSort } from "../../../contract/views.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { questionsByKeys } from "../catalog/index.ts";
import { findTeam } from "../teams/index.ts";
import { onlyOpen, parseSaved, readFilter } from "../tickets/index.ts";
import { mayChangeView, type ViewFacts } from "./policy.ts";

/** Whose a view becomes; refuses what the actor may not give it to. */
export async function resolveScope(
  db: Db,
  actor: Actor,
  owner: string,
  scope: ViewFacts["scope"],
  team: string | null | undefined,
): Promise<ViewFacts> {
  const found = scope === "team" && team ? await findTeam(db, team) : undefined;
  if (scope === "team" && !team) throw wrongField("/team", "required");
  if (scope === "team" && !found)
    throw new Problem(400, "invalid_input", { errors: [{ pointer: "/team", code: "unknown", facts: { what: "team" } }] });
  const facts: ViewFacts = { scope, owner_id: owner, team_id: found?.id ?? null };
  if (!mayChangeView(actor, facts)) throw new Problem(403, "not_allowed");
  return facts;
}

/** Refuses a filter that cannot be meant or names what the desk does not know. One that was kept as it is may name what has gone since. */
export async function checkFilters(
  db: Db,
  actor: Actor,
  now: Date,
  given: { filter?: string | undefined; marks?: readonly ViewMark[] | undefined },
  kept: { filter: string; marks: readonly ViewMark[] } = { filter: "", marks: [] },
): Promise<void> {
  if (given.filter !== undefined && given.filter !== kept.filter) await readFilter(db, actor, now, given.filter, "/filter");
  for (const [at, { filter }] of (given.marks ?? []).entries())
    if (!kept.marks.some((mark) => mark.filter === filter)) await readFilter(db, actor, now, filter, `/marks/${at}/filter`);
}

const noQuestion = (pointer: string, detail: string) =>
  new Problem(400, "invalid_input", { errors: [{ pointer, code: "filter_no_question", detail }] });

/** Refuses a column whose question no form asks. One that was a column already may be asked no more. */
export async function checkColumns(db: Db, given: readonly ViewColumn[] | undefined, kept: readonly ViewColumn[] = []): Promise<void> {
  const fresh = (given ?? []).filter(isAnswerField).filter((column) => !kept.includes(column));
  if (fresh.length === 0) return;
  const asked = (await questionsByKeys(db, fresh.map(keyIn))).filter(({ field, offered }) => offered && field.kind !== "secret");
  const wrong = fresh.find((column) => !asked.some(({ field }) => field.key === keyIn(column)));
  if (wrong) throw noQuestion(`/columns/${given?.indexOf(wrong)}`, wrong);
}

/** Refuses an order, or headings, by what no form asks or what has no order. What was so already may be asked no more. */
export async function checkOrders(
  db: Db,
  given: { sort?: ViewSort | undefined; group_by?: GroupField | null | undefined },
  kept?: { sort_field: string; group_by: string | null },
): Promise<void> {
  const named = [
    { pointer: "/sort/field", name: given.sort?.field, before: kept?.sort_field },
    { pointer: "/group_by", name: given.group_by ?? undefined, before: kept?.group_by },
  ];
  for (const { pointer, name, before } of named) {
    if (name === undefined || name === before || !isAnswerField(name)) continue;
    const asked = (await questionsByKeys(db, [keyIn(name)])).filter(({ field, offered }) => offered && field.kind !== "secret");
    if (asked.length === 0) throw noQuestion(pointer, name);
    if (!asked.some(({ field }) => orderedKinds.includes(field.kind))) throw wrongField(pointer, "no_order_of_answers");
  }
}

/** Headings are read one after the other: only the open tickets have an index for each. */
export function checkGroups(filter: string, groupBy: string | null): void {
  const parsed = parseSaved(filter);
  if (groupBy !== null && parsed && !onlyOpen(parsed)) throw wrongField("/group_by", "open_tickets_only");
}
