import type { Insertable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { ContactTables } from "./tables.ts";

export type ContactRow = Awaited<ReturnType<typeof select>>[number];

const select = (db: Db, condition: RawBuilder<boolean>, limit: number) =>
  tables<ContactTables>(db)
    .selectFrom("contact")
    .leftJoin("person_card as person", "person.id", "contact.person_id")
    .leftJoin("person_card as technician", "technician.id", "contact.technician_id")
    .leftJoin("ticket_card as ticket", "ticket.id", "contact.ticket_id")
    .selectAll("contact")
    .select([
      "person.name as person_name",
      "technician.name as technician_name",
      "ticket.number as ticket_number",
      "ticket.subject as ticket_subject",
      "ticket.status as ticket_status",
    ])
    .where(condition)
    .orderBy("contact.started_at", "desc")
    .orderBy("contact.id", "desc")
    .limit(limit)
    .execute();

export const findContact = async (db: Db, id: string): Promise<ContactRow | undefined> =>
  (await select(db, sql<boolean>`contact.id = ${id}`, 1))[0];

export async function lockContact(tx: Db, id: string): Promise<ContactRow | undefined> {
  await tables<ContactTables>(tx).selectFrom("contact").select("id").where("id", "=", id).forUpdate().execute();
  return findContact(tx, id);
}

export const insertContact = (tx: Db, values: Insertable<ContactTables["contact"]>) =>
  tables<ContactTables>(tx).insertInto("contact").values(values).execute();

export const updateContact = (tx: Db, id: string, values: Updateable<ContactTables["contact"]>) =>
  tables<ContactTables>(tx).updateTable("contact").set(values).where("id", "=", id).execute();

/** Mine that are not finished, first come first. Rides contact_live_idx. */
export const liveContacts = async (db: Db, technicianId: string): Promise<ContactRow[]> =>
  (await select(db, sql<boolean>`contact.technician_id = ${technicianId} and contact.state <> 'ended'`, 50)).toReversed();

export interface ContactFilter {
  person?: string | undefined;
  technician?: string | undefined;
  ticket?: string | undefined;
  after: [at: string, id: string] | null;
  limit: number;
}

export function listContacts(db: Db, given: ContactFilter): Promise<ContactRow[]> {
  const conditions = [
    given.person && sql<boolean>`contact.person_id = ${given.person}`,
    given.technician && sql<boolean>`contact.technician_id = ${given.technician}`,
    given.ticket && sql<boolean>`contact.ticket_id = ${given.ticket}`,
    given.after && sql<boolean>`(contact.started_at, contact.id) < (${given.after[0]}::timestamptz, ${given.after[1]}::uuid)`,
  ].filter((condition) => typeof condition === "object" && condition !== null);
  return select(db, conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`, given.limit + 1);
}

/**
 * Technicians with a contact that began after `begunSince` and goes on, or that they finish writing up. One chat leaves hands free for another:
 * those count once they are as many as somebody has at a time. Rides contact_live_idx.
 */
export const talkingAt = (db: Db, begunSince: Date, wrappingSince: Date) =>
  tables<ContactTables>(db)
    .selectFrom("contact")
    .select("technician_id")
    .where("state", "<>", "ended")
    .where("technician_id", "is not", null)
    .where("started_at", ">", begunSince)
    .where(
      sql<boolean>`case when state = 'wrap_up' then ended_at > ${wrappingSince} else coalesce(hung_up_at > ${wrappingSince}, true) end`,
    )
    .groupBy("technician_id")
    .having(
      sql<boolean>`bool_or(channel <> 'chat') or count(*) filter (where state in ('live', 'on_hold')) >= (select most_each from chat_desk)`,
    )
    .execute();
