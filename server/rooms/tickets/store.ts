import type { Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import { isId } from "../../platform/id.ts";
import type { TicketFacts } from "./policy.ts";
import { selectTickets, type TicketRow } from "./store-rows.ts";
import type { FieldValues, TicketColumns, TicketTables } from "./tables.ts";

/** As much of a row as policies ask for. */
export type Judged = Omit<TicketFacts, "offered_to" | "discarded"> & { offer: { technician_id: string } | null; discarded_at: Date | null };

export const factsOf = (row: Judged): TicketFacts => ({
  ...row,
  offered_to: row.offer?.technician_id ?? null,
  discarded: row.discarded_at !== null,
});

export const byKey = (key: string): RawBuilder<boolean> | null => {
  if (isId(key)) return sql<boolean>`ticket.id = ${key}`;
  return /^#?\d{1,15}$/.test(key) ? sql<boolean>`ticket.number = ${Number(key.replace("#", ""))}` : null;
};

/** By id or number; undefined when there is none. */
export async function findTicket(db: Db, key: string): Promise<TicketRow | undefined> {
  const condition = byKey(key);
  return condition ? (await selectTickets(db, condition))[0] : undefined;
}

/** As `findTicket`, and nobody else changes it until this transaction ends. */
export async function lockTicket(tx: Db, key: string): Promise<TicketRow | undefined> {
  const condition = byKey(key);
  if (!condition) return undefined;
  // Asked together they travel together, and are answered in this order: read is what nobody else changes any more.
  const [, row] = await Promise.all([sql`select from ticket where ${condition} for update`.execute(tables(tx)), findTicket(tx, key)]);
  return row;
}

/** What a change writes. */
export type TicketValues = Omit<Updateable<TicketColumns>, "version" | "updated_at">;

type Changed = Omit<TicketValues, "id"> & { id: string; now: Date };
/** One statement for each set of columns that some verb changes. */
const changes = new Map<string, ReturnType<typeof changeOf>>();
const changeOf = (columns: readonly (keyof TicketValues)[]) =>
  prepared((db: Blueprint<TicketTables>, given: Changed) =>
    db
      .updateTable("ticket")
      .set({
        ...Object.fromEntries(columns.map((column) => [column, given[column as keyof Changed]])),
        updated_at: given.now,
        version: sql`version + 1`,
      })
      .where("id", "=", given.id),
  );

/** Every change of a ticket passes here, or for many at once through `many/store-write.ts`: it raises the version and the time of change. */
export function updateTicket(tx: Db, id: string, values: TicketValues, now: Date): Promise<unknown> {
  const columns = (Object.keys(values) as (keyof TicketValues)[]).filter((column) => values[column] !== undefined).toSorted();
  const named = columns.join(" ");
  const change = changes.get(named) ?? changeOf(columns);
  changes.set(named, change);
  return change(tx, { ...values, id, now });
}

/** The first answer was given; false where it was before. Not before it was opened, whatever the clock was set back to. */
export async function markAnswered(tx: Db, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update ticket set first_answered_at = greatest(${now}::timestamptz, opened_at)
    where id = ${id} and first_answered_at is null`.execute(tables(tx));
  return numAffectedRows === 1n;
}

/** The contact that opened it goes on: both began in the same moment. */
export async function isBeingOpened(db: Db, { id, opened_at }: Pick<TicketRow, "id" | "opened_at">): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from contact_card
    where ticket_id = ${id} and started_at = ${opened_at} and ended_at is null) as any`.execute(tables(db));
  return rows[0]?.any ?? false;
}

export const fieldsJson = (fields: FieldValues) => JSON.stringify(fields);

/** The ticket that came from the same place, if it was sent before. */
export const findExternal = async (db: Db, source: string, externalId: string): Promise<TicketRow | undefined> =>
  (await selectTickets(db, sql<boolean>`ticket.source = ${source} and ticket.external_id = ${externalId}`))[0];

/** Tickets whose waiting time is over. Rides ticket_waiting_idx. */
export const ticketsToWake = (db: Db, now: Date, limit: number) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "number"])
    .where("status", "=", "waiting")
    .where("waiting_until", "<=", now)
    .orderBy("waiting_until")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Solved before `before` and never objected to. Rides ticket_resolved_idx. */
export const ticketsToClose = (db: Db, before: Date, limit: number) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "number"])
    .where("status", "=", "resolved")
    .where("resolved_at", "<=", before)
    .orderBy("resolved_at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Whether anything was written on it besides its opening. */
export const hasWords = async (db: Db, id: string): Promise<boolean> => {
  const { rows } = await sql<{ any: boolean }>`select exists (select from reply where ticket_id = ${id})
    or exists (select from note where ticket_id = ${id}) as any`.execute(tables(db));
  return rows[0]?.any ?? false;
};

export const openAnnouncements = (db: Db) =>
  tables<TicketTables>(db)
    .selectFrom("ticket")
    .select(["id", "announcement", "opened_at", "category_id"])
    .select((e) =>
      e
        .selectFrom("ticket as like")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("like.category_id", "=", "ticket.category_id")
        .whereRef("like.opened_at", ">=", sql<Date>`ticket.opened_at - interval '3 days'`)
        .where("like.active", "=", true)
        .where("like.restricted", "=", false)
        .as("reports"),
    )
    .where("systemic", "=", true)
    // What became a security matter is nobody else's business any more.
    .where("restricted", "=", false)
    .where("active", "=", true)
    .where("announcement", "is not", null)
    .where("discarded_at", "is", null)
    .orderBy("opened_at", "desc")
    .limit(10)
    .execute();
