import type { Insertable, Selectable, Updateable } from "kysely";
import type { Actor } from "../../platform/actor.ts";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { insideScopeOf } from "../tickets/index.ts";
import type { ApprovalTables } from "./tables.ts";

const open = (db: Db) => tables<ApprovalTables>(db);

interface AskedFor {
  open: boolean;
  after: [string, string] | null;
  limit: number;
}

export type ApprovalRow = Selectable<ApprovalTables["approval"]>;
export type AskRow = Selectable<ApprovalTables["approval_ask"]>;

export const insertApproval = (tx: Db, row: Insertable<ApprovalTables["approval"]>) =>
  open(tx).insertInto("approval").values(row).execute();

export const insertAsks = (tx: Db, rows: readonly Insertable<ApprovalTables["approval_ask"]>[]) =>
  open(tx)
    .insertInto("approval_ask")
    .values([...rows])
    .execute();

/** Of these tickets, the newest first. Rides approval_ticket_idx. */
export const approvalsOf = (db: Db, ticketIds: readonly string[]) =>
  open(db)
    .selectFrom("approval as a")
    .innerJoin("person_card as asker", "asker.id", "a.asked_by")
    .selectAll("a")
    .select("asker.name as asker_name")
    .where("a.ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy("a.asked_at", "desc")
    .orderBy("a.id", "desc")
    .limit(100)
    .execute();

export const asksOf = (db: Db, approvalIds: readonly string[]) =>
  open(db)
    .selectFrom("approval_ask as q")
    .innerJoin("person_card as meant", "meant.id", "q.named_id")
    .innerJoin("person_card as approver", "approver.id", "q.approver_id")
    .selectAll("q")
    .select(["meant.name as named_name", "approver.name as approver_name"])
    .where("q.approval_id", "=", sql<string>`any(${[...approvalIds]}::uuid[])`)
    .orderBy(asRead("meant.name"))
    .orderBy("q.id")
    .execute();

export const findApproval = (db: Db, id: string): Promise<ApprovalRow | undefined> =>
  open(db).selectFrom("approval").selectAll().where("id", "=", id).executeTakeFirst();

export const lockApproval = (tx: Db, id: string): Promise<ApprovalRow | undefined> =>
  open(tx).selectFrom("approval").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const findAsk = (db: Db, id: string): Promise<AskRow | undefined> =>
  open(db).selectFrom("approval_ask").selectAll().where("id", "=", id).executeTakeFirst();

export const updateApproval = (tx: Db, id: string, values: Updateable<ApprovalTables["approval"]>) =>
  open(tx).updateTable("approval").set(values).where("id", "=", id).execute();

export const updateAsk = (tx: Db, id: string, values: Updateable<ApprovalTables["approval_ask"]>) =>
  open(tx).updateTable("approval_ask").set(values).where("id", "=", id).execute();

/** What waits for somebody, the one that ends first first. Rides approval_ask_approver_idx. */
export const waitingFor = (db: Db, personId: string, now: Date) =>
  open(db)
    .selectFrom("approval_ask as q")
    .innerJoin("approval as a", "a.id", "q.approval_id")
    .selectAll("a")
    .select("q.id as ask_id")
    .where("q.approver_id", "=", personId)
    .where("q.answer", "is", null)
    .where("a.state", "=", "open")
    .where("a.expires_at", ">", now)
    .orderBy("a.expires_at")
    .orderBy("q.id")
    .limit(100)
    .execute();

/** What somebody asked for, in tickets whose inside the actor sees, newest first, one more than asked for. Rides approval_asker_idx. */
export const askedBy = (db: Db, actor: Actor, { open: onlyOpen, after, limit }: AskedFor) =>
  open(db)
    .selectFrom("approval as a")
    .innerJoin("ticket_text as ticket", "ticket.id", "a.ticket_id")
    .selectAll("a")
    .select(["ticket.number", "ticket.subject"])
    .where("a.asked_by", "=", actor.personId)
    .where(insideScopeOf(actor))
    .where(sql<boolean>`ticket.discarded_at is null`)
    .$if(onlyOpen, (q) => q.where("a.state", "=", "open"))
    .$if(after !== null, (q) => q.where(sql<boolean>`(a.asked_at, a.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
    .orderBy("a.asked_at", "desc")
    .orderBy("a.id", "desc")
    .limit(limit + 1)
    .execute();

/** Whether anything else of the ticket is still being asked. */
export const isStillAsked = async (db: Db, ticketId: string): Promise<boolean> =>
  (await open(db)
    .selectFrom("approval")
    .select("id")
    .where("ticket_id", "=", ticketId)
    .where("state", "=", "open")
    .where("waits", "=", true)
    .executeTakeFirst()) !== undefined;

/** Those whose time is over. Rides approval_expiring_idx. */
export const expiredBy = (db: Db, now: Date, limit: number) =>
  open(db)
    .selectFrom("approval")
    .select(["id", "ticket_id"])
    .where("state", "=", "open")
    .where("expires_at", "<=", now)
    .orderBy("expires_at")
    .orderBy("id")
    .limit(limit)
    .execute();

/** Questions that nobody has been told of since then, and nobody answered. */
export const unansweredSince = (db: Db, before: Date, now: Date, limit: number) =>
  open(db)
    .selectFrom("approval as a")
    .innerJoin("approval_ask as q", "q.approval_id", "a.id")
    .select(["q.id as ask_id", "a.id", "a.ticket_id"])
    .where("a.state", "=", "open")
    .where("a.expires_at", ">", now)
    .where("q.answer", "is", null)
    .where("q.told_at", "<=", before)
    .orderBy("q.id")
    .limit(limit)
    .execute();
