import type { Insertable, Selectable } from "kysely";
import type { OutboxLook } from "../../../contract/outbox.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { OutboxTables } from "./tables.ts";

export type MessageRow = Selectable<OutboxTables["outbox"]>;

const given = [
  ...["id", "event_id", "kind", "to_address", "to_name", "person_id", "ticket_id", "entry_id", "side_id", "mailbox_id", "message_id"],
  ...["in_reply_to", "reference_ids", "language", "subject", "body", "automatic", "technician", "unsubscribe", "state", "next_try_at"],
  ...["give_up_at", "created_at", "trouble", "ended_at"],
] as const;
const columns = sql.join(given.map((name) => sql.ref(name)));
type NewMessage = Pick<Insertable<OutboxTables["outbox"]>, (typeof given)[number]>;

/** One message per event, kind and address: a second one is not written. Answers those that were. */
export async function insertMessages(tx: Db, rows: readonly NewMessage[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  // One text for one message and for a hundred: it is compiled, parsed and planned once.
  const { rows: written } = await sql<{ id: string }>`
    insert into outbox (${columns}) select ${columns} from jsonb_populate_recordset(null::outbox, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing returning id`.execute(tables<OutboxTables>(tx));
  return new Set(written.map(({ id }) => id));
}

const listed = (db: Db) =>
  tables<OutboxTables>(db)
    .selectFrom("outbox")
    .select([
      "id",
      "kind",
      "to_address",
      "to_name",
      "person_id",
      "ticket_id",
      "entry_id",
      "mailbox_id",
      "message_id",
      "subject",
      "language",
    ])
    .select(["state", "attempts", "next_try_at", "trouble", "answer", "created_at", "sent_at"]);
export type ListedRow = Awaited<ReturnType<typeof listMessages>>[number];

/** As the list is looked through: what was sent back is `failed` in its row. */
export const looksLike = (look: OutboxLook) =>
  look === "bounced"
    ? sql<boolean>`(state = 'failed' and trouble is not distinct from 'bounced')`
    : look === "failed"
      ? sql<boolean>`(state = 'failed' and trouble is distinct from 'bounced')`
      : sql<boolean>`state = ${sql.lit(look)}`;

export interface OutboxFilter {
  state?: OutboxLook | undefined;
  mailboxId?: string | undefined;
}

/** Newest first, one more than asked for. Rides outbox_newest_idx, outbox_open_idx or outbox_ended_badly_idx. */
export function listMessages(db: Db, after: readonly unknown[] | null, limit: number, { state, mailboxId }: OutboxFilter = {}) {
  let query = listed(db)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (state) query = query.where(looksLike(state));
  if (mailboxId) query = query.where("mailbox_id", "=", mailboxId);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** The latest of a ticket, newest first. Rides outbox_ticket_idx. */
export const messagesOf = (db: Db, ticketId: string): Promise<ListedRow[]> =>
  listed(db).where("ticket_id", "=", ticketId).orderBy("created_at", "desc").orderBy("id", "desc").limit(500).execute();

/** Locks the message: nobody begins to send it meanwhile. */
export const lockMessage = (tx: Db, id: string): Promise<ListedRow | undefined> =>
  listed(tx).where("id", "=", id).forUpdate().executeTakeFirst();

/** What ended without being delivered and is of use still, newest first; locked. Rides outbox_ended_badly_idx. */
export const lockEndedBadly = (tx: Db, look: OutboxLook | undefined, limit: number): Promise<ListedRow[]> => {
  const query = listed(tx)
    .where("state", "in", ["failed", "expired"])
    .where("kind", "<>", "sign_in_code")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return (look ? query.where(looksLike(look)) : query).execute();
};

/** What carries a reply; locked, so that nobody begins to send it. */
export const lockMessagesOf = (tx: Db, entryId: string) =>
  tables<OutboxTables>(tx)
    .selectFrom("outbox")
    .select(["id", "state", "attempts"])
    .where("entry_id", "=", entryId)
    .orderBy("id")
    .forUpdate()
    .execute();

/** About which of these tickets a message of these kinds was written. Rides outbox_ticket_idx. */
export async function ticketsToldOf(db: Db, ticketIds: readonly string[], kinds: readonly string[]): Promise<Set<string>> {
  if (ticketIds.length === 0) return new Set();
  const rows = await tables<OutboxTables>(db)
    .selectFrom("outbox")
    .select("ticket_id")
    .distinct()
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where("kind", "=", sql<string>`any(${[...kinds]}::text[])`)
    .execute();
  return new Set(rows.flatMap((row) => row.ticket_id ?? []));
}

export const deleteMessages = (db: Db, kind: string, createdBefore: Date) =>
  tables<OutboxTables>(db).deleteFrom("outbox").where("kind", "=", kind).where("created_at", "<", createdBefore).execute();

/** Each message its files; what was not written again has them already. */
export async function insertFiles(tx: Db, messageId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const rows = fileIds.map((file_id, place) => ({ outbox_id: messageId, file_id, place }));
  await tables<OutboxTables>(tx).insertInto("outbox_file").values(rows).execute();
}

export const deleteFilesOf = (tx: Db, messageId: string) =>
  tables<OutboxTables>(tx).deleteFrom("outbox_file").where("outbox_id", "=", messageId).execute();

/** Files of a message that has its own, and takes none from the ticket. */
export const ownFilesOf = (db: Db, messageId: string): Promise<OutboxTables["file_card"][]> =>
  tables<OutboxTables>(db)
    .selectFrom("outbox_file")
    .innerJoin("file_card", "file_card.id", "outbox_file.file_id")
    .select(["file_card.id", "file_card.name", "file_card.size", "file_card.sha256"])
    .where("outbox_file.outbox_id", "=", messageId)
    .orderBy("outbox_file.place")
    .execute();

/** The calendar file of a message; only few kinds have one. */
export const calendarOf = (db: Db, messageId: string) =>
  tables<OutboxTables>(db)
    .selectFrom("outbox_calendar")
    .select(["method", "content"])
    .where("outbox_id", "=", messageId)
    .executeTakeFirst();

export const insertCalendar = (tx: Db, row: OutboxTables["outbox_calendar"]) =>
  tables<OutboxTables>(tx).insertInto("outbox_calendar").values(row).execute();

/** Files of a reply, in their order: never names the table of the notes' files. */
export const filesOf = (db: Db, entryId: string): Promise<OutboxTables["file_card"][]> =>
  tables<OutboxTables>(db)
    .selectFrom("attachment")
    .innerJoin("file_card", "file_card.id", "attachment.file_id")
    .select(["file_card.id", "file_card.name", "file_card.size", "file_card.sha256"])
    .where("attachment.entry_id", "=", entryId)
    .orderBy("attachment.place")
    .execute();
