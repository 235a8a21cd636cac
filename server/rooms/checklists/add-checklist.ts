import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { loadForNote, type TicketRow } from "../tickets/index.ts";
import { insertChecklist, insertItems } from "./store.ts";
import { findTemplate, hasChecklistOf, type TemplateRow } from "./store-templates.ts";

/** As `addChecklist`, as somebody, where the ticket has not got it yet. Answers the id of what was added; null: it has it. */
export async function giveChecklist(tx: Db, actor: Actor, now: Date, ticketId: string, templateId: string): Promise<string | null> {
  if (await hasChecklistOf(tx, ticketId, templateId)) return null;
  return (await copyInto(tx, actor, now, ticketId, templateId)).id;
}

/** Copies a template into a ticket: what is changed in it later stays out of this one. Publishes `ticket.checklist_added`. */
export async function addChecklist(tx: Db, actor: Actor, now: Date, key: string, templateId: string): Promise<TicketRow> {
  return (await copyInto(tx, actor, now, key, templateId)).ticket;
}

/**
 * What a ticket gets with its request type, whoever asked for it: the desk itself adds it, where the ticket has not got it yet. One that
 * is offered no more is left out.
 */
export async function bringChecklist(tx: Db, now: Date, ticketId: string, templateId: string): Promise<void> {
  const template = await findTemplate(tx, templateId);
  if (template && !(await hasChecklistOf(tx, ticketId, templateId))) await copy(tx, null, now, ticketId, template);
}

async function copyInto(tx: Db, actor: Actor, now: Date, key: string, templateId: string): Promise<{ ticket: TicketRow; id: string }> {
  const ticket = await loadForNote(tx, actor, key);
  const template = await findTemplate(tx, templateId);
  if (!template) throw wrongField("/template", "unknown", { what: "checklist" });
  return { ticket, id: await copy(tx, actor.personId, now, ticket.id, template) };
}

async function copy(tx: Db, by: string | null, now: Date, ticketId: string, template: TemplateRow): Promise<string> {
  const id = newId();
  const { name } = template;
  await insertChecklist(tx, { id, ticket_id: ticketId, template_id: template.id, name, added_by: by, added_at: now });
  const items = template.items.map(({ text, mandatory }, place) => ({ id: newId(), checklist_id: id, place, text, mandatory }));
  await insertItems(tx, items);
  await publish(tx, { type: "ticket.checklist_added", actorId: by, ticketId, data: { checklist_id: id, name } }, now);
  return id;
}
