import type { Insertable, Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { insertStay } from "./store-stays.ts";
import type { TicketTables } from "./tables.ts";

const open = (db: Db) => tables<TicketTables>(db);

export type MergeRow = Selectable<TicketTables["ticket_merge"]>;

/** How tickets hang together is changed by one at a time: two halves of a circle, made at once, would each find none. */
export const lockStructure = (tx: Db) => sql`select pg_advisory_xact_lock(hashtext('ticket structure'))`.execute(open(tx));

/** Locked from the leaves to the root, as everybody does who needs several of them. */
export async function lockInOrder(tx: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) await sql`select from ticket where id = ${id} for update`.execute(open(tx));
}

/** All that is merged into a ticket, through others, too; the farthest first. Rides ticket_merge_into_idx. */
export async function mergedBelow(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select from_id as id, 1 as depth from ticket_merge where into_id = ${id} and undone_at is null
      union all
      select m.from_id, below.depth + 1 from below join ticket_merge m on m.into_id = below.id and m.undone_at is null)
    select id from below order by depth desc, id`.execute(open(db));
  return rows.map((row) => row.id);
}

/** Writes down where merges lead these tickets now, and whether all on the way there are shared. */
export const settleMerges = (tx: Db, ids: readonly string[]) =>
  sql`with recursive up as (
      select from_id as id, into_id as root, shared, 1 as depth from ticket_merge
        where from_id = any(${[...ids]}::uuid[]) and undone_at is null
      union all
      select up.id, m.into_id, up.shared and m.shared, up.depth + 1
        from up join ticket_merge m on m.from_id = up.root and m.undone_at is null),
    last as (select distinct on (id) id, root, shared from up order by id, depth desc)
    update ticket set merged_into_id = last.root, merged_shared = coalesce(last.shared, false)
    from unnest(${[...ids]}::uuid[]) as asked (id) left join last on last.id = asked.id
    where ticket.id = asked.id`.execute(open(tx));

export const insertMerge = (tx: Db, row: Insertable<TicketTables["ticket_merge"]>) =>
  open(tx).insertInto("ticket_merge").values(row).execute();

export const findMerge = (db: Db, id: string): Promise<MergeRow | undefined> =>
  open(db).selectFrom("ticket_merge").selectAll().where("id", "=", id).where("undone_at", "is", null).executeTakeFirst();

export const endMerge = (tx: Db, id: string, by: string | null, now: Date) =>
  open(tx).updateTable("ticket_merge").set({ undone_by: by, undone_at: now }).where("id", "=", id).execute();

/** Merges that hold, of a ticket into another and of others into it. */
export const mergesOf = (db: Db, ticketId: string) =>
  open(db)
    .selectFrom("ticket_merge as m")
    .innerJoin("ticket as from", "from.id", "m.from_id")
    .innerJoin("ticket as into", "into.id", "m.into_id")
    .leftJoin("person_card as requester", "requester.id", "from.requester_id")
    .leftJoin("person_card as merger", "merger.id", "m.merged_by")
    .select(["m.id", "m.from_id", "m.into_id", "m.shared", "m.merged_by", "m.merged_at", "merger.name as merged_by_name"])
    .select(["from.number as from_number", "from.subject as from_subject", "into.number as into_number", "into.subject as into_subject"])
    .select(["from.requester_id", "requester.name as requester_name", "from.version as from_version"])
    .where((e) => e.or([e("m.from_id", "=", ticketId), e("m.into_id", "=", ticketId)]))
    .where("m.undone_at", "is", null)
    .orderBy("m.merged_at")
    .orderBy("m.id")
    .execute();
export type ListedMerge = Awaited<ReturnType<typeof mergesOf>>[number];

/** Of which other ticket it is a duplicate. */
export async function originalOf(db: Db, ticketId: string): Promise<string | null> {
  const row = await open(db).selectFrom("duplicate_card").select("followed_id").where("ticket_id", "=", ticketId).executeTakeFirst();
  return row?.followed_id ?? null;
}

/** A call about it goes on. */
export async function isCalled(db: Db, ticketId: string): Promise<boolean> {
  const { rows } = await sql`select from contact_card where ticket_id = ${ticketId} and ended_at is null limit 1`.execute(open(db));
  return rows.length > 0;
}

/** Whether somebody whom the desk helps has written in it since. */
export async function writtenSince(db: Db, ticketId: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select from reply where ticket_id = ${ticketId} and at >= ${since} and not from_technician limit 1`.execute(open(db));
  return rows.length > 0;
}

/** A confidential ticket takes along what is merged into it: to the team that has it, closed to others, followed by nobody. */
export async function takeAlong(tx: Db, ids: readonly string[], now: Date, to: { teamId: string; tier: number }): Promise<void> {
  if (ids.length === 0) return;
  await sql`update ticket set restricted = true, confidential = whole.confidential, reader_ids = whole.reader_ids,
      team_id = ${to.teamId}, tier = ${to.tier}, assignee_id = null, version = ticket.version + 1
    from ticket whole where whole.id = ticket.merged_into_id and ticket.id = any(${[...ids]}::uuid[])`.execute(open(tx));
  await open(tx)
    .deleteFrom("watcher")
    .where("ticket_id", "in", [...ids])
    .execute();
  await sql`update stay set to_at = ${now}, outcome = 'handed_over' where ticket_id = any(${[...ids]}::uuid[]) and to_at is null`.execute(
    open(tx),
  );
  for (const ticketId of ids) await insertStay(tx, { id: newId(), ticket_id: ticketId, team_id: to.teamId, tier: to.tier, from_at: now });
}
