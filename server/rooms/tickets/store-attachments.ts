import { tables, type Db } from "../../platform/db.ts";
import type { TicketTables } from "./tables.ts";

type Shelf = "attachment" | "note_attachment";
const open = (db: Db) => tables<TicketTables>(db);

export interface AttachedRow {
  id: string;
  entry_id: string;
  name: string;
  size: number;
  picture: string | null;
}
export type AttachedFile = Pick<AttachedRow, "id" | "name" | "size"> & { sha256: string };

export const insertAttachments = (tx: Db, shelf: Shelf, rows: readonly TicketTables["attachment"][]) =>
  open(tx)
    .insertInto(shelf)
    .values([...rows])
    .execute();

/** Files that the description has so far. */
export const countAttached = async (db: Db, ticketId: string): Promise<number> => {
  const { count } = await open(db)
    .selectFrom("attachment")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("ticket_id", "=", ticketId)
    .where("entry_id", "=", ticketId)
    .executeTakeFirstOrThrow();
  return count;
};

const attachedOn = (db: Db, shelf: Shelf, tickets: readonly string[], entryIds: readonly string[]) =>
  open(db)
    .selectFrom(shelf)
    .innerJoin("file_card", "file_card.id", `${shelf}.file_id`)
    .select(["file_card.id", `${shelf}.entry_id`, "file_card.name", "file_card.size", "file_card.picture", `${shelf}.place`])
    .where(`${shelf}.ticket_id`, "in", [...tickets])
    .where(`${shelf}.entry_id`, "in", [...entryIds]);

/** What hangs on these entries for a requester: never names the table of the notes' files. */
export const publicAttachments = (db: Db, tickets: readonly string[], entryIds: readonly string[]): Promise<AttachedRow[]> =>
  attachedOn(db, "attachment", tickets, entryIds).orderBy("place").execute();

export const allAttachments = (db: Db, tickets: readonly string[], entryIds: readonly string[]): Promise<AttachedRow[]> =>
  attachedOn(db, "attachment", tickets, entryIds)
    .unionAll(attachedOn(db, "note_attachment", tickets, entryIds))
    .orderBy("place")
    .execute();

/** Of these files those that the ticket's requester sees, in the order asked for. */
export async function publicFiles(db: Db, tickets: readonly string[], ids: readonly string[]): Promise<AttachedFile[]> {
  const found = await open(db)
    .selectFrom("attachment")
    .innerJoin("file_card", "file_card.id", "attachment.file_id")
    .select(["file_card.id", "file_card.name", "file_card.size", "file_card.sha256"])
    .where("attachment.ticket_id", "in", [...tickets])
    .where("attachment.file_id", "in", [...ids])
    .execute();
  return ids.flatMap((id) => found.find((file) => file.id === id) ?? []);
}

/** Of these files those that answer what technicians alone were asked. For who sees the inside. */
export async function innerFiles(db: Db, ticketId: string, ids: readonly string[]): Promise<AttachedFile[]> {
  if (ids.length === 0) return [];
  return open(db)
    .selectFrom("inner_attachment")
    .innerJoin("file_card", "file_card.id", "inner_attachment.file_id")
    .select(["file_card.id", "file_card.name", "file_card.size", "file_card.sha256"])
    .where("inner_attachment.ticket_id", "=", ticketId)
    .where("inner_attachment.file_id", "in", [...ids])
    .execute();
}

export const countInner = async (db: Db, ticketId: string): Promise<number> => {
  const { count } = await open(db)
    .selectFrom("inner_attachment")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("ticket_id", "=", ticketId)
    .executeTakeFirstOrThrow();
  return count;
};

export const insertInner = (tx: Db, rows: readonly TicketTables["inner_attachment"][]) =>
  open(tx)
    .insertInto("inner_attachment")
    .values([...rows])
    .execute();

const innerOf = (db: Db, tickets: readonly string[], fileId: string): Promise<AttachedFile | undefined> =>
  open(db)
    .selectFrom("inner_attachment")
    .innerJoin("file_card", "file_card.id", "inner_attachment.file_id")
    .select(["file_card.id", "file_card.name", "file_card.size", "file_card.sha256"])
    .where("inner_attachment.ticket_id", "in", [...tickets])
    .where("inner_attachment.file_id", "=", fileId)
    .executeTakeFirst();

const oneOf = (db: Db, shelf: Shelf, tickets: readonly string[], fileId: string): Promise<AttachedFile | undefined> =>
  open(db)
    .selectFrom(shelf)
    .innerJoin("file_card", "file_card.id", `${shelf}.file_id`)
    .select(["file_card.id", "file_card.name", "file_card.size", "file_card.sha256"])
    .where(`${shelf}.ticket_id`, "in", [...tickets])
    .where(`${shelf}.file_id`, "=", fileId)
    .executeTakeFirst();

export const findPublicAttachment = (db: Db, tickets: readonly string[], fileId: string) => oneOf(db, "attachment", tickets, fileId);

export const findAnyAttachment = async (db: Db, tickets: readonly string[], fileId: string) =>
  (await findPublicAttachment(db, tickets, fileId)) ??
  (await oneOf(db, "note_attachment", tickets, fileId)) ??
  (await innerOf(db, tickets, fileId));
