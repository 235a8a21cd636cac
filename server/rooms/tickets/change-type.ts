import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { findRequestType, promiseFor, type RequestTypeRow } from "../catalog/index.ts";
import { setConfidential } from "./access/confidentiality.ts";
import type { TicketChange } from "./change-rules.ts";
import { resolveRequestType } from "./resolve-references.ts";
import { updateTicket } from "./store.ts";
import { lockStructure } from "./store-merge.ts";
import type { TicketRow } from "./store-rows.ts";
import { isActive } from "./ticket.ts";
import { followTyped } from "./typed.ts";

type Judged = Pick<TicketRow, "category_id" | "impact" | "urgency">;

/** What nobody judged: one person, hindered. */
const unjudged = { impact: 3, urgency: 2 };

/**
 * Which of its values somebody chose; `named`: they say so. What it has as its former type says came with that type. Where nobody says
 * it, impact and urgency were chosen together, as the priority that they are. Pure.
 */
export function chosenOf(row: Judged, former: Judged | null, named?: TicketChange["judged"]) {
  const as = (one: Pick<Judged, "impact" | "urgency"> | null) => one?.impact === row.impact && one.urgency === row.urgency;
  const category = row.category_id !== null && row.category_id !== former?.category_id;
  const rated = !as(former) && (named !== undefined || !as(unjudged));
  const says = (name: "category" | "impact" | "urgency") => named?.includes(name) ?? true;
  return { category: category && says("category"), impact: rated && says("impact"), urgency: rated && says("urgency") };
}

/** What a type, or none, says of a ticket of which some was chosen. What came with the former type goes with it. Pure. */
export function saidBy(type: RequestTypeRow | null, row: Judged, former: Judged | null, named: TicketChange["judged"]): TicketChange {
  const chosen = chosenOf(row, former, type ? named : undefined);
  const { impact, urgency } = type ?? unjudged;
  const left = former !== null && row.category_id === former.category_id ? null : row.category_id;
  const category = chosen.category ? row.category_id : (type?.category_id ?? left);
  return {
    ...(type && { kind: type.kind }),
    ...(category !== row.category_id && { category }),
    ...(!chosen.impact && { impact }),
    ...(!chosen.urgency && { urgency }),
  };
}

/** The request type that a change names; undefined: it names none. Before the ticket is locked: a confidential one locks more. */
export async function typeNamed(tx: Db, actor: Actor, { request_type: key }: TicketChange): Promise<RequestTypeRow | null | undefined> {
  if (key === undefined || key === null) return key;
  const type = await resolveRequestType(tx, key);
  if (type.confidential) await lockStructure(tx);
  return type;
}

/** Another request type of a ticket, written: what it brings along is given back as a change that goes on; `minutes`: what it promises anew. */
export async function retype(
  tx: Db,
  actor: Actor,
  now: Date,
  row: TicketRow,
  type: RequestTypeRow | null,
  change: TicketChange,
): Promise<{ row: TicketRow; change: TicketChange; minutes: number | null }> {
  if (!isActive(row.status)) throw new Problem(409, "wrong_status", { facts: { from: row.status, to: "change" } });
  if (type && !type.active)
    throw wrongField("/request_type", "type_retired", { name: actor.language === "nb" ? type.name_nb : type.name_en });
  const former = row.request_type_id ? ((await findRequestType(tx, row.request_type_id)) ?? null) : null;
  const before = await promiseFor(tx, row.impact, row.urgency, former?.targets);
  const after = await promiseFor(tx, row.impact, row.urgency, type?.targets);
  await updateTicket(tx, row.id, { request_type_id: type?.id ?? null, step: null }, now);
  const says = saidBy(type, row, former, change.judged);
  return {
    row: { ...row, request_type_id: type?.id ?? null, step: null },
    change: { ...says, ...change },
    minutes: before.minutes === after.minutes ? null : after.minutes,
  };
}

/** What follows once it is written: the checklist, and closed doors where the type has them. */
export async function followRetyped(tx: Db, actor: Actor, now: Date, row: TicketRow, type: RequestTypeRow | null): Promise<void> {
  if (!type) return;
  await followTyped(tx, now, row.id, type);
  if (type.confidential && !row.confidential) await setConfidential(tx, actor, now, row.id, true);
}

/** As the timeline names it. */
export const typeWords = (type: { name_en: string; name_nb: string } | null | undefined) =>
  type ? { en: type.name_en, nb: type.name_nb } : null;
