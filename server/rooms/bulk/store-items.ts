import type { BulkResult } from "../../../contract/bulk.ts";
import type { Actor } from "../../platform/actor.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import { scopeOf, type Refusal, type Undo } from "../tickets/index.ts";
import type { BulkTables } from "./tables.ts";

const items = (db: Db) => tables<BulkTables>(db);
type Asked = RawBuilder<{ id: string }>;

/** Fixes which tickets a bulk change is about; `most` + 1 at most. Answers how many. */
export async function insertItems(tx: Db, bulkId: string, asked: Asked, most: number): Promise<number> {
  const { numAffectedRows } = await sql`insert into bulk_item (bulk_id, place, ticket_id)
    select ${bulkId}::uuid, row_number() over (order by chosen.id), chosen.id
    from (select asked.id from (${asked}) asked order by asked.id limit ${literal(most + 1)}) chosen`.execute(items(tx));
  return Number(numAffectedRows ?? 0n);
}

/** The tickets that a bulk change did change, with what it takes to put them back. Answers how many. */
export async function insertUndoItems(tx: Db, bulkId: string, undoes: string): Promise<number> {
  const { numAffectedRows } = await sql`insert into bulk_item (bulk_id, place, ticket_id, undo)
    select ${bulkId}::uuid, place, ticket_id, undo from bulk_item where bulk_id = ${undoes} and result = 'changed' and undo is not null`.execute(
    items(tx),
  );
  return Number(numAffectedRows ?? 0n);
}

export async function countAsked(db: Db, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${asked}) asked`.execute(items(db));
  return rows[0]?.count ?? 0;
}

export async function someAsked(db: Db, asked: Asked, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select asked.id from (${asked}) asked order by asked.id limit ${literal(most)}`.execute(
    items(db),
  );
  return rows.map(({ id }) => id);
}

/** Those whose turn is next. Rides bulk_item_waiting_idx. */
export const nextItems = (tx: Db, bulkId: string, limit: number) =>
  items(tx)
    .selectFrom("bulk_item")
    .select(["place", "ticket_id", "undo"])
    .where("bulk_id", "=", bulkId)
    .where("result", "is", null)
    .orderBy("place")
    .limit(literal(limit))
    .execute();

export interface Marked {
  place: number;
  result: Exclude<BulkResult, "waiting">;
  refusal: Refusal | null;
  undo: Undo | null;
}

/** Writes what became of each, in the transaction that did it. */
export async function markItems(tx: Db, bulkId: string, marked: readonly Marked[]): Promise<void> {
  await sql`update bulk_item set result = g.result, refusal = g.refusal, undo = g.undo
    from jsonb_to_recordset(${JSON.stringify(marked)}::jsonb) as g (place int, result text, refusal jsonb, undo jsonb)
    where bulk_item.bulk_id = ${bulkId} and bulk_item.place = g.place`.execute(items(tx));
}

/** Why tickets stayed as they were, the most frequent first. Rides bulk_item_failed_idx. */
export async function countRefusals(db: Db, bulkId: string): Promise<{ refusal: Refusal; count: number }[]> {
  const { rows } = await sql<{ refusal: Refusal; count: number }>`select refusal, count(*) as count from bulk_item
    where bulk_id = ${bulkId} and result in ('refused', 'failed') group by refusal order by count(*) desc, refusal limit 20`.execute(
    items(db),
  );
  return rows;
}

interface ItemsGiven {
  bulkId: string;
  result: BulkResult | undefined;
  after: number | null;
  limit: number;
}

interface ItemRow {
  place: number;
  id: string;
  number: number;
  subject: string;
  result: Exclude<BulkResult, "waiting"> | null;
  refusal: Refusal | null;
}

/** In their order, one more than asked for; only tickets that the reader may see. */
export async function listItems(db: Db, actor: Actor, { bulkId, result, after, limit }: ItemsGiven): Promise<ItemRow[]> {
  const wanted = result === "waiting" ? sql`and i.result is null` : result ? sql`and i.result = ${result}` : sql``;
  const { rows } = await sql<ItemRow>`
    select i.place, i.result, i.refusal, ticket.id, ticket.number, ticket.subject
    from bulk_item i join ticket_text ticket on ticket.id = i.ticket_id
    where i.bulk_id = ${bulkId} ${wanted} ${after === null ? sql`` : sql`and i.place > ${after}`} and ${scopeOf(actor)}
    order by i.place limit ${literal(limit + 1)}`.execute(items(db));
  return rows;
}

/** Forgets some of the items of a bulk change. Answers how many. */
export async function deleteItems(tx: Db, bulkId: string, most: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from bulk_item where (bulk_id, place) in (
    select bulk_id, place from bulk_item where bulk_id = ${bulkId} order by place limit ${literal(most)})`.execute(items(tx));
  return Number(numAffectedRows ?? 0n);
}
