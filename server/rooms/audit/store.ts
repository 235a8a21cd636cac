import type { Insertable, Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { LogCursor } from "../../platform/events/read.ts";
import type { SealedRow } from "./chain.ts";
import type { AuditTables } from "./tables.ts";

const own = (db: Db) => tables<AuditTables>(db);
/** The sealer's place in the log stands where those of the readers do: a backup numbers them together. */
export const cursorName = "audit.seal";
const zero = "00000000-0000-0000-0000-000000000000";

export type SegmentRow = Selectable<AuditTables["audit_segment"]>;
export type AnchorRow = Selectable<AuditTables["audit_anchor"]>;

/** The sealer's place, for this transaction alone; null while another process seals. */
export async function claimPlace(tx: Db): Promise<LogCursor | null> {
  await own(tx)
    .insertInto("reaction_cursor")
    .values({ subscriber: cursorName, xid: sql`'0'::xid8`, event_id: zero })
    .onConflict((at) => at.doNothing())
    .execute();
  const row = await own(tx)
    .selectFrom("reaction_cursor")
    .select([sql<string>`xid::text`.as("xid"), "event_id"])
    .where("subscriber", "=", cursorName)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ? { xid: row.xid, id: row.event_id } : null;
}

export const movePlace = (tx: Db, { xid, id }: LogCursor) =>
  own(tx)
    .updateTable("reaction_cursor")
    .set({ xid: sql`${xid}::xid8`, event_id: id })
    .where("subscriber", "=", cursorName)
    .execute();

const sealed = sql`e.id, e.type, (extract(epoch from e.at) * 1000000)::bigint::text as at, e.actor_id, e.ticket_id, e.contact_id, e.person_id,
  e.public, e.data::text as data`;

/** The next facts that no running transaction can still get in between. Rides event_log_idx. */
export async function nextRows(tx: Db, after: LogCursor, limit: number): Promise<(SealedRow & { xid: string })[]> {
  const { rows } = await sql<SealedRow & { xid: string }>`
    select ${sealed}, e.xid::text as xid from event e
    where (e.xid, e.id) > (${after.xid}::xid8, ${after.id}::uuid) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.id limit ${limit}`.execute(own(tx));
  return rows;
}

/** Facts by their ids, in that order; those that are not there are left out. */
export async function rowsByIds(db: Db, ids: readonly string[]): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select ${sealed} from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place) join event e on e.id = wanted.id
    order by wanted.place`.execute(own(db));
  return rows;
}

export const lastSegment = (db: Db): Promise<SegmentRow | undefined> =>
  own(db).selectFrom("audit_segment").selectAll().orderBy("n", "desc").limit(1).executeTakeFirst();

export const insertSegment = (tx: Db, row: Insertable<AuditTables["audit_segment"]>) =>
  own(tx).insertInto("audit_segment").values(row).execute();

export const segmentsAfter = (db: Db, n: number, limit: number): Promise<SegmentRow[]> =>
  own(db).selectFrom("audit_segment").selectAll().where("n", ">", String(n)).orderBy("n").limit(limit).execute();

/** Facts behind the sealer that are in no segment: the first few of them, by id. */
export async function strangers(db: Db, most: number): Promise<{ id: string; type: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; type: string; at: Date }>`
    select e.id, e.type, e.at from event e
    where (e.xid, e.id) <= (select xid, event_id from reaction_cursor where subscriber = ${cursorName})
      and not exists (select from (select unnest(ids) as id from audit_segment) s where s.id = e.id)
    order by e.at limit ${most}`.execute(own(db));
  return rows;
}

export interface Standing {
  segments: number;
  sealed_at: Date | null;
  hash: Buffer | null;
  key_name: string | null;
  /** When the oldest fact was told that is not sealed yet. */
  waiting_since: Date | null;
  anchored_at: Date | null;
}

/** Rides event_log_idx: asked every second where health is watched. */
export async function standing(db: Db): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select coalesce(s.n, 0)::int as segments, s.sealed_at, s.hash, s.key_name,
      (select e.at from event e where (e.xid, e.id) > (coalesce((select xid from reaction_cursor where subscriber = ${cursorName}), '0'::xid8),
        coalesce((select event_id from reaction_cursor where subscriber = ${cursorName}), ${zero}::uuid)) order by e.xid, e.id limit 1) as waiting_since,
      (select max(at) from audit_anchor) as anchored_at
    from (select 1) as one left join (select * from audit_segment order by n desc limit 1) s on true`.execute(own(db));
  return rows[0] ?? { segments: 0, sealed_at: null, hash: null, key_name: null, waiting_since: null, anchored_at: null };
}

export const lastAnchor = (db: Db): Promise<AnchorRow | undefined> =>
  own(db).selectFrom("audit_anchor").selectAll().orderBy("n", "desc").limit(1).executeTakeFirst();

/** False where it was noted before. */
export async function insertAnchor(tx: Db, row: Insertable<AuditTables["audit_anchor"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("audit_anchor")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Segments of facts that are all older. */
export const oldSegments = (tx: Db, before: Date, limit: number): Promise<Pick<SegmentRow, "n" | "ids">[]> =>
  own(tx)
    .selectFrom("audit_segment")
    .select(["n", "ids"])
    .where("forgotten_at", "is", null)
    .where("sealed_at", "<", before)
    .orderBy("n")
    .limit(limit)
    .execute();

/** The one door out: the facts of whole segments go, their hash stays. */
export async function forgetRows(tx: Db, { n, ids }: Pick<SegmentRow, "n" | "ids">, now: Date): Promise<void> {
  await sql`set local firstline.forgets = 'what is to be kept no longer'`.execute(own(tx));
  await sql`delete from event where id = any(${ids}::uuid[])`.execute(own(tx));
  await own(tx).updateTable("audit_segment").set({ forgotten_at: now }).where("n", "=", n).execute();
  await sql`set local firstline.forgets = ''`.execute(own(tx));
}
