import type { Selectable } from "kysely";
import { sql, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { TicketColumns, TicketTables } from "./tables.ts";

export type NewTicket = { fields: string; search: string | null } & Pick<
  Selectable<TicketColumns>,
  | "id"
  | "kind"
  | "subject"
  | "description"
  | "channel"
  | "requester_id"
  | "on_behalf_of_id"
  | "organization_id"
  | "site_id"
  | "room_id"
  | "category_id"
  | "request_type_id"
  | "impact"
  | "urgency"
  | "priority"
  | "status"
  | "tier"
  | "team_id"
  | "assignee_id"
  | "accepted"
  | "awaits"
  | "tags"
  | "source"
  | "external_id"
  | "opened_by"
  | "opened_at"
  | "updated_at"
  | "due_at"
  | "has_files"
  | "mailbox_id"
  | "restricted"
  | "confidential"
  | "reader_ids"
>;

/** The first stay of the ticket; its other columns are the ticket's own. */
interface FirstStay {
  stay_id: string;
  accepted_at: Date | null;
  accepted_by: string | null;
}

const newTicket = (db: Blueprint<TicketTables>, given: NewTicket) =>
  db
    .insertInto("ticket")
    .values({
      id: given.id,
      kind: given.kind,
      subject: given.subject,
      description: given.description,
      channel: given.channel,
      requester_id: given.requester_id,
      on_behalf_of_id: given.on_behalf_of_id,
      organization_id: given.organization_id,
      site_id: given.site_id,
      room_id: given.room_id,
      category_id: given.category_id,
      request_type_id: given.request_type_id,
      fields: given.fields,
      impact: given.impact,
      urgency: given.urgency,
      priority: given.priority,
      status: given.status,
      tier: given.tier,
      team_id: given.team_id,
      assignee_id: given.assignee_id,
      accepted: given.accepted,
      awaits: given.awaits,
      tags: given.tags,
      source: given.source,
      external_id: given.external_id,
      opened_by: given.opened_by,
      opened_at: given.opened_at,
      updated_at: given.updated_at,
      due_at: given.due_at,
      has_files: given.has_files,
      mailbox_id: given.mailbox_id,
      restricted: given.restricted,
      confidential: given.confidential,
      reader_ids: given.reader_ids,
      search: given.search,
      number: sql`nextval('ticket_number_seq')`,
    })
    .onConflict((at) => at.columns(["source", "external_id"]).where("external_id", "is not", null).doNothing())
    .returning(["id", "number", "team_id", "tier", "opened_at"]);

/** A ticket and its first stay in one statement. Answers nothing when the same external id came at the same moment. */
const insert = prepared((db: Blueprint<TicketTables>, given: NewTicket & FirstStay) =>
  db
    .with("opened", () => newTicket(db, given))
    .with("first_stay", (one) =>
      one
        .insertInto("stay")
        .columns(["id", "ticket_id", "team_id", "tier", "from_at", "accepted_at", "accepted_by"])
        .expression((from) =>
          from
            .selectFrom("opened")
            .select([
              sql<string>`${given.stay_id}::uuid`.as("id"),
              "opened.id as ticket_id",
              "team_id",
              "tier",
              "opened_at",
              sql<Date | null>`${given.accepted_at}::timestamptz`.as("accepted_at"),
              sql<string | null>`${given.accepted_by}::uuid`.as("accepted_by"),
            ]),
        ),
    )
    .selectFrom("opened")
    .select(["id", "number"]),
);
export const insertTicket = async (tx: Db, values: NewTicket & FirstStay) => (await insert(tx, values))[0];
