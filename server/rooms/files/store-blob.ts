import { sql, tables, type Db } from "../../platform/db.ts";
import type { FileTables, Picture } from "./tables.ts";

const blobs = (db: Db) => tables<FileTables>(db);

/** Notes a content, and holds it against the sweep until the transaction ends. */
export const noteBlob = (tx: Db, blob: { sha256: string; bytes: number; picture: Picture | null }, now: Date) =>
  blobs(tx)
    .insertInto("blob")
    .values({ ...blob, touched_at: now })
    .onConflict((at) => at.column("sha256").doUpdateSet({ touched_at: now }))
    .execute();

export const picturesAmong = (db: Db, sha256s: readonly string[]) =>
  blobs(db)
    .selectFrom("blob")
    .select("sha256")
    .where("sha256", "in", [...sha256s])
    .where("picture", "is not", null)
    .execute();

/** A content with its preview, as far as there is one. */
export const findBlob = (db: Db, sha256: string) =>
  blobs(db)
    .selectFrom("blob")
    .leftJoin("blob as made", "made.sha256", "blob.preview")
    .select(["blob.sha256", "blob.bytes", "blob.picture", "blob.preview", "made.bytes as preview_bytes"])
    .where("blob.sha256", "=", sha256)
    .executeTakeFirst();

export const setPreview = (tx: Db, sha256: string, preview: string | null) =>
  blobs(tx)
    .updateTable("blob")
    .set(preview === null ? { picture: null } : { preview })
    .where("sha256", "=", sha256)
    .execute();

/** How many files are attached or on their way, how many bytes they are, and how many of these lie in the store. */
export async function countFiles(db: Db): Promise<{ files: number; bytes: number; stored: number }> {
  const { rows } = await sql<{ files: number; bytes: number; stored: number }>`
    select (select count(*) from file where sha256 is not null) as files,
      (select coalesce(sum(size), 0) from file where sha256 is not null) as bytes,
      (select coalesce(sum(b.bytes), 0) from blob b where exists (select from file where file.sha256 = b.sha256)) as stored`.execute(
    blobs(db),
  );
  return rows[0] ?? { files: 0, bytes: 0, stored: 0 };
}
