import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { hoursNow, type Hours } from "../../calendars/index.ts";
import { categoriesByIds, requestTypes, type RequestTypeRow } from "../../catalog/index.ts";
import { dueOf } from "../due/when-due.ts";
import { ranked, type Told } from "../change-rules.ts";
import { saidBy, typeWords } from "../change-type.ts";
import { offeredChecklist } from "../known-checklists.ts";
import { requireRight } from "../load-ticket.ts";
import { resolveRequestType } from "../resolve-references.ts";
import type { TicketValues } from "../store.ts";
import { isActive } from "../ticket.ts";
import type { Act } from "./act.ts";
import { closing, refuseMerged } from "./confidential.ts";
import { checklistFor } from "./give-checklist.ts";
import { promises } from "./prioritise.ts";
import { standsAt } from "./set-step.ts";
import { undoOf, type Decide, type Step } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

type Types = ReadonlyMap<string, RequestTypeRow>;

/** All of them, by id: there are as many as an organization offers. */
export const typesById = async (db: Db, actor: Actor): Promise<Types> =>
  new Map((await requestTypes(db, actor.language, true)).map((type) => [type.id, type]));

export const inMyWords = ({ language }: Actor, named: { name_en: string; name_nb: string } | null | undefined): string | null =>
  named?.[language === "nb" ? "name_nb" : "name_en"] ?? null;

/** Only what is open gets another request type. */
export function requireOpen({ status }: ManyRow): void {
  if (!isActive(status)) throw new Problem(409, "wrong_status", { facts: { from: status, to: "change" } });
}

export function refuseRetired(actor: Actor, type: RequestTypeRow | null | undefined, pointer: string): void {
  if (type && !type.active) throw wrongField(pointer, "type_retired", { name: inMyWords(actor, type) ?? "" });
}

/** The values that a ticket gets, besides the type: as `changeTicket` writes them. */
function broughtBy(
  type: RequestTypeRow | null,
  former: RequestTypeRow | null,
  row: ManyRow,
  { known, hours }: { known: Awaited<ReturnType<typeof promises>>; hours: Hours },
) {
  const { category, ...says } = saidBy(type, row, former, undefined);
  const impact = says.impact ?? row.impact;
  const urgency = says.urgency ?? row.urgency;
  const was = known(row.impact, row.urgency, former?.targets);
  const now = known(row.impact, row.urgency, type?.targets);
  const judged = ranked(row, impact, urgency, known(impact, urgency, type?.targets));
  const minutes = judged.minutes ?? (was.minutes === now.minutes ? null : now.minutes);
  const values: TicketValues = {
    request_type_id: type?.id ?? null,
    step: null,
    ...(minutes !== null && { due_at: dueOf(hours, row, minutes) }),
    ...(says.kind !== undefined && says.kind !== row.kind && { kind: says.kind }),
    ...(category !== undefined && { category_id: category }),
    ...((impact !== row.impact || urgency !== row.urgency) && judged.values),
  };
  return { values, ...(minutes !== null && { minutes }) };
}

/** Another request type of each, or none, with all that it brings: what it says, its targets, its checklist, and closed doors. */
export async function setType(tx: Db, actor: Actor, act: Act & { act: "type" }): Promise<Decide> {
  const type = act.type === null ? null : await resolveRequestType(tx, act.type, "/change/type");
  refuseRetired(actor, type, "/change/type");
  const [types, known, hours] = await Promise.all([typesById(tx, actor), promises(tx), hoursNow(tx)]);
  const categories = await categoriesByIds(tx, type?.category_id ? [type.category_id] : []);
  const list = type?.checklist_id ? await offeredChecklist(tx, type.checklist_id) : undefined;
  return (row) => {
    requireRight(actor, row, "work");
    if (row.request_type_id === (type?.id ?? null)) return null;
    requireOpen(row);
    const former = (row.request_type_id && types.get(row.request_type_id)) || null;
    const closes = type?.confidential === true && !row.confidential;
    if (closes) refuseMerged(row);
    const brought = broughtBy(type, former, row, { known, hours });
    const values: TicketValues = { ...brought.values, ...(closes && closing(row, true, undefined)) };
    const category = values.category_id === undefined ? row.category : (categories.get(values.category_id ?? "") ?? null);
    const changes: Record<string, { from: unknown; to: unknown }> = { request_type: { from: typeWords(former), to: typeWords(type) } };
    for (const field of ["kind", "impact", "urgency", "priority"] as const)
      if (values[field] !== undefined && values[field] !== row[field]) changes[field] = { from: row[field], to: values[field] };
    if (values.category_id !== undefined) changes["category"] = { from: row.category?.name_en ?? null, to: category?.name_en ?? null };
    const coming = list ? checklistFor(row, list, null) : null;
    const leave = closes && !row.restricted ? row.watcher_ids : [];
    return {
      ...brought,
      values,
      told: [
        { type: "ticket.changed", data: { changes, was: { request_type_id: row.request_type_id } } },
        ...(coming?.told ?? []),
        ...(closes ? [{ type: "ticket.made_confidential", data: {} } satisfies Told] : []),
      ],
      shown: shownOf(actor, row, { type, former, category, values, list: coming ? (list?.name ?? null) : null }),
      undo: { ...undoOf(row, values), ...(closes && { left: leave }), ...(coming?.checklist && { checklists: [coming.checklist.id] }) },
      leave,
      ...(coming?.checklist && { checklist: coming.checklist }),
    };
  };
}

interface Became {
  type: RequestTypeRow | null;
  former: RequestTypeRow | null;
  category: { name_en: string; name_nb: string } | null;
  values: TicketValues;
  list: string | null;
}

function shownOf(actor: Actor, row: ManyRow, { type, former, category, values, list }: Became): Step["shown"] {
  const step = standsAt(row)?.label[actor.language] ?? null;
  return {
    request_type: { from: inMyWords(actor, former), to: inMyWords(actor, type) },
    ...(values.category_id !== undefined && { category: { from: inMyWords(actor, row.category), to: inMyWords(actor, category) } }),
    ...(values.priority !== undefined &&
      values.priority !== row.priority && { priority: { from: row.priority, to: String(values.priority) } }),
    ...(step !== null && { step: { from: step, to: null } }),
    ...(list !== null && { checklist: { from: null, to: list } }),
    ...(values.confidential === true && { confidential: { from: "no", to: "yes" } }),
  };
}
