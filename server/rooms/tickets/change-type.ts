import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { promiseFor, targetsOf, type RequestTypeRow } from "../catalog/index.ts";
import { setConfidential } from "./access/confidentiality.ts";
import type { TicketChange } from "./change-rules.ts";
import { resolveRequestType } from "./resolve-references.ts";
import { updateTicket, type TicketValues } from "./store.ts";
import { lockStructure } from "./store-merge.ts";
import type { TicketRow } from "./store-rows.ts";
import { dueAt } from "./ticket.ts";
import { followTyped } from "./typed.ts";

/** What nobody judged: one person, hindered. */
const unjudged = { impact: 3, urgency: 2 };

/** The request type that a change names; undefined: it names none. Before the ticket is locked: a confidential one locks more. */
export async function typeNamed(tx: Db, actor: Actor, { request_type: key }: TicketChange): Promise<RequestTypeRow | null | undefined> {
  if (key === undefined || key === null) return key;
  const type = await resolveRequestType(tx, key);
  if (type.confidential) await lockStructure(tx);
  return type;
}

/** Another request type of a ticket, written: what it brings along is given back as a change that goes on. */
export async function retype(
  tx: Db,
  actor: Actor,
  now: Date,
  row: TicketRow,
  type: RequestTypeRow | null,
  change: TicketChange,
): Promise<{ row: TicketRow; change: TicketChange; due: TicketValues }> {
  if (type && !type.active)
    throw wrongField("/request_type", "type_retired", { name: actor.language === "nb" ? type.name_nb : type.name_en });
  const before = await promiseFor(tx, row.impact, row.urgency, await targetsOf(tx, row.request_type_id));
  const after = await promiseFor(tx, row.impact, row.urgency, type?.targets);
  await updateTicket(tx, row.id, { request_type_id: type?.id ?? null, step: null }, now);
  const judged = row.impact !== unjudged.impact || row.urgency !== unjudged.urgency;
  const says = type && {
    kind: type.kind,
    ...(row.category === null && type.category_id !== null && { category: type.category_id }),
    ...(!judged && { impact: type.impact, urgency: type.urgency }),
  };
  return {
    row: { ...row, request_type_id: type?.id ?? null, step: null },
    change: { ...says, ...change },
    due: before.minutes === after.minutes ? {} : { due_at: dueAt(row.opened_at, after.minutes) },
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
