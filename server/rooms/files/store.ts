import { sql, tables, type Db } from "../../platform/db.ts";
import type { FileTables } from "./tables.ts";

const files = (db: Db) => tables<FileTables>(db);

export type FileRow = NonNullable<Awaited<ReturnType<typeof findUnused>>>;

/** One of the owner's files that is attached to nothing yet. */
export const findUnused = (db: Db, ownerId: string, id: string) =>
  files(db)
    .selectFrom("file")
    .leftJoin("blob", "blob.sha256", "file.sha256")
    .selectAll("file")
    .select("blob.picture")
    .where("file.id", "=", id)
    .where("owner_id", "=", ownerId)
    .where("attached_at", "is", null)
    .executeTakeFirst();

/** One announces at a time per person, so that the limits hold for those who announce many at once. */
export const takeOwnersTurn = async (tx: Db, ownerId: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${ownerId}`}, 0))`.execute(files(tx)));

export const countUnused = (db: Db, ownerId: string): Promise<{ count: number; bytes: number }> =>
  files(db)
    .selectFrom("file")
    .select([sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(size), 0)`.as("bytes")])
    .where("owner_id", "=", ownerId)
    .where("attached_at", "is", null)
    .executeTakeFirstOrThrow();

export const insertFile = (tx: Db, values: Pick<FileTables["file"], "id" | "owner_id" | "name" | "size">, now: Date) =>
  files(tx)
    .insertInto("file")
    .values({ ...values, received: 0, pieces: [], created_at: now, changed_at: now })
    .execute();

/** A file that came in one go. */
export const insertWhole = (tx: Db, values: Pick<FileTables["file"], "id" | "owner_id" | "name" | "size" | "sha256">, now: Date) =>
  files(tx)
    .insertInto("file")
    .values({ ...values, received: values.size, pieces: [], created_at: now, changed_at: now })
    .execute();

/** Notes a piece; false when the file has moved on meanwhile: somebody else's piece stands there. */
export async function addPiece(db: Db, row: FileRow, piece: { id: string; bytes: number }, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await files(db)
    .updateTable("file")
    .set({ received: row.received + piece.bytes, pieces: sql`pieces || ${piece.id}::uuid`, changed_at: now })
    .where("id", "=", row.id)
    .where("received", "=", row.received)
    .where("sha256", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** As `addPiece`, with the last one: from now on the file is this content. */
export async function completeFile(tx: Db, row: FileRow, sha256: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await files(tx)
    .updateTable("file")
    .set({ received: row.size, pieces: [], sha256, changed_at: now })
    .where("id", "=", row.id)
    .where("received", "=", row.received)
    .where("sha256", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Uploads become attachments: each once, complete ones of this owner only. Answers those that did. */
export const useFiles = (tx: Db, ownerId: string, ids: readonly string[], now: Date) =>
  files(tx)
    .updateTable("file")
    .set({ attached_at: now })
    .where("id", "in", [...ids])
    .where("owner_id", "=", ownerId)
    .where("sha256", "is not", null)
    .where("attached_at", "is", null)
    .returning(["id", "name", "size", "sha256"])
    .execute();

/** Attachments of this owner become uploads again. */
export const unuseFiles = (tx: Db, ownerId: string, ids: readonly string[], now: Date) =>
  files(tx)
    .updateTable("file")
    .set({ attached_at: null, changed_at: now })
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .where("owner_id", "=", ownerId)
    .execute();

/** Answers the pieces to throw away; undefined when there was no such upload. */
export const deleteUnused = (tx: Db, ownerId: string, id: string) =>
  files(tx)
    .deleteFrom("file")
    .where("id", "=", id)
    .where("owner_id", "=", ownerId)
    .where("attached_at", "is", null)
    .returning("pieces")
    .executeTakeFirst();
