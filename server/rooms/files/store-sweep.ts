import { sql, tables, type Db } from "../../platform/db.ts";
import type { FileTables } from "./tables.ts";

const files = (db: Db) => tables<FileTables>(db);

/** Forgets what nobody sent on or attached since `before`. Rides file_unused_idx. Answers the pieces to throw away. */
export async function deleteStale(db: Db, before: Date): Promise<string[]> {
  const rows = await files(db)
    .deleteFrom("file")
    .where("attached_at", "is", null)
    .where("changed_at", "<", before)
    .returning("pieces")
    .execute();
  return rows.flatMap(({ pieces }) => pieces);
}

const unreferenced = sql<boolean>`not exists (select from file where file.sha256 = blob.sha256)
  and not exists (select from blob other where other.preview = blob.sha256)`;

/** Contents that nothing refers to since `before`. Rides blob_touched_idx. */
export const unreferencedBlobs = async (db: Db, before: Date, limit: number): Promise<string[]> =>
  (await files(db).selectFrom("blob").select("sha256").where("touched_at", "<", before).where(unreferenced).limit(limit).execute()).map(
    ({ sha256 }) => sha256,
  );

/** Holds a content that still nothing refers to; false when somebody sent it again meanwhile. An upload of it waits until we are done. */
export async function holdUnreferenced(tx: Db, sha256: string, before: Date): Promise<boolean> {
  const held = await files(tx).selectFrom("blob").select("sha256").where("sha256", "=", sha256).forUpdate().executeTakeFirst();
  if (!held) return false;
  const { rows } = await sql`select from blob where sha256 = ${sha256} and touched_at < ${before} and ${unreferenced}`.execute(files(tx));
  return rows.length > 0;
}

export const deleteBlob = (tx: Db, sha256: string) => files(tx).deleteFrom("blob").where("sha256", "=", sha256).execute();

/** Takes the place of a content that no row names, so that an upload of it waits; false when one came first. */
export async function holdUnknown(tx: Db, sha256: string, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await files(tx)
    .insertInto("blob")
    .values({ sha256, bytes: 0, touched_at: now })
    .onConflict((at) => at.column("sha256").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function unknownContents(db: Db, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from unnest(${[...names]}::text[]) as name
    where not exists (select from blob where sha256 = name)`.execute(files(db));
  return rows.map(({ name }) => name);
}

export async function unknownPieces(db: Db, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select piece as name from unnest(${[...names]}::uuid[]) as piece
    where not exists (select from file where attached_at is null and piece = any(pieces))`.execute(files(db));
  return rows.map(({ name }) => name);
}
