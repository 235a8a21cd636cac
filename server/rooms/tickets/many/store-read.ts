import type { InferResult } from "kysely";
import type { Step } from "../../../../contract/step.ts";
import { sql, tables, type Db } from "../../../platform/db.ts";
import { prepared, type Blueprint } from "../../../platform/prepared.ts";
import { gate } from "../form/store-gate.ts";
import { byHand, keptMinutes, staysOfIt } from "../due/store-due.ts";
import { promisedSinceOf } from "../store-promised.ts";
import type { TicketTables } from "../tables.ts";

const offer = sql<{ technician_id: string } | null>`(select json_build_object('technician_id', o.technician_id)
  from offer o where o.ticket_id = ticket.id and o.answer is null)`;
const watcherIds = sql<string[]>`array(select person_id from watcher where watcher.ticket_id = ticket.id)`;
const handed = sql<boolean>`exists (select from handover where handover.to_stay_id = stay.id)`;
const mergedInto = sql<{ id: string; number: number } | null>`(select json_build_object('id', m.id, 'number', m.number)
  from ticket m where m.id = ticket.merged_into_id)`;
const hasMerged = sql<boolean>`exists (select from ticket m where m.merged_into_id = ticket.id)`;
/** Texts of what is mandatory in its checklists, and in those of what is merged into it, and not done. */
const toDo = sql<string[]>`array(select c.text from checklist_gate_card c
  where c.ticket_id = any(array(select m.id from ticket m where m.merged_into_id = ticket.id) || ticket.id)
  order by c.added_at, c.checklist_id, c.place limit 50)`;
const checklistTemplates = sql<string[]>`array(select c.template_id from checklist_card c where c.ticket_id = ticket.id)`;
const category = sql<{ name_en: string; name_nb: string } | null>`(select json_build_object('name_en', c.name_en, 'name_nb', c.name_nb)
  from category_card c where c.id = ticket.category_id)`;

const steps = sql<Step[] | null>`(select f.steps from request_form_card f where f.id = ticket.request_type_id and f.steps <> '[]')`;

/** What deciding about a ticket among many needs, and no more: no description, however long. */
const manyWhere = (db: Blueprint<TicketTables>, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom("ticket")
    .innerJoin("team_card as team", "team.id", "ticket.team_id")
    .leftJoin("person_card as assignee", "assignee.id", "ticket.assignee_id")
    .leftJoin("stay", (on) => on.onRef("stay.ticket_id", "=", "ticket.id").on("stay.to_at", "is", null))
    .select(["ticket.id", "ticket.number", "ticket.subject", "ticket.requester_id", "ticket.on_behalf_of_id", "ticket.organization_id"])
    .select([
      "ticket.channel",
      "ticket.kind",
      "ticket.status",
      "ticket.waiting_reason",
      "ticket.waiting_until",
      "ticket.priority",
      "ticket.impact",
    ])
    .select([
      "ticket.urgency",
      "ticket.tier",
      "ticket.team_id",
      "ticket.assignee_id",
      "ticket.accepted",
      "ticket.awaits",
      "ticket.restricted",
      "ticket.confidential",
      "ticket.reader_ids",
    ])
    .select(["ticket.tags", "ticket.category_id", "ticket.resolution", "ticket.work_minutes", "ticket.opened_at", "ticket.due_at"])
    .select(["ticket.first_answered_at", "ticket.closed_at", "ticket.discarded_at", "ticket.merged_into_id", "ticket.request_type_id"])
    .select(["team.name as team_name", "assignee.name as assignee_name", "stay.id as stay_id"])
    .select([offer.as("offer"), watcherIds.as("watcher_ids"), handed.as("handed"), category.as("category")])
    .select(["ticket.step", steps.as("steps"), checklistTemplates.as("checklist_templates")])
    .select([mergedInto.as("merged_into"), hasMerged.as("has_merged"), toDo.as("to_do"), gate.as("gate")])
    .select(["ticket.site_id", promisedSinceOf.as("promised_since"), staysOfIt.as("stays"), byHand.as("due_by_hand")])
    .select(keptMinutes.as("due_minutes"))
    .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`)
    .orderBy("ticket.id");

/** One of many tickets that are changed together. */
export type ManyRow = InferResult<ReturnType<typeof manyWhere>>[number];

const many = prepared(manyWhere);

/** Unknown ids are left out. */
export const readMany = (db: Db, ids: readonly string[]): Promise<ManyRow[]> => many(db, { ids });

/** As `readMany`, and nobody else changes them until this transaction ends. They are locked in one order, so that nobody waits in a circle. */
export async function lockMany(tx: Db, ids: readonly string[]): Promise<ManyRow[]> {
  const lock = sql`select from ticket where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tables(tx));
  const [, rows] = await Promise.all([lock, readMany(tx, ids)]);
  return rows;
}
