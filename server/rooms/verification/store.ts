import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { VerificationTables } from "./tables.ts";

const open = (db: Db) => tables<VerificationTables>(db);

export type VerificationRow = Selectable<VerificationTables["verification"]>;

export interface AccountAt {
  directoryId: string | null;
  key: string;
}

export const insertVerification = (tx: Db, row: Insertable<VerificationTables["verification"]>) =>
  open(tx).insertInto("verification").values(row).execute();

export const findVerification = (db: Db, id: string): Promise<VerificationRow | undefined> =>
  open(db).selectFrom("verification").selectAll().where("id", "=", id).executeTakeFirst();

export const lockVerification = (tx: Db, id: string): Promise<VerificationRow | undefined> =>
  open(tx).selectFrom("verification").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const updateVerification = (tx: Db, id: string, values: Updateable<VerificationTables["verification"]>) =>
  open(tx).updateTable("verification").set(values).where("id", "=", id).execute();

/** With how whoever answered for it stands now; null where nobody did. */
export type PassedRow = VerificationRow & { asked_open: boolean | null; asked_leads: boolean | null };

const answering = (column: "open" | "leads") =>
  sql<boolean | null>`(select ${sql.ref(`a.${column}`)} from answering_person a where a.person_id = verification.asked_id)`;

/** What was passed of late about a person or in a ticket, locked until the transaction ends. Rides verification_person_idx and verification_ticket_idx. */
export const lockPassed = (
  tx: Db,
  of: { personId: string; ticketId: string; only: readonly string[] | null; since: Date },
): Promise<PassedRow[]> => {
  const passed = (key: "person_id" | "ticket_id", id: string) =>
    open(tx).selectFrom("verification").select("id").where(key, "=", id).where("started_at", ">", of.since).where("state", "=", "passed");
  return open(tx)
    .selectFrom("verification")
    .selectAll()
    .select([answering("open").as("asked_open"), answering("leads").as("asked_leads")])
    .where((is) =>
      of.only
        ? is("id", "=", sql<string>`any(${[...of.only]}::uuid[])`)
        : is("id", "in", passed("person_id", of.personId).union(passed("ticket_id", of.ticketId))),
    )
    .where("state", "=", "passed")
    .orderBy("id")
    .forUpdate()
    .execute();
};

export type ShownRow = PassedRow & { technician_name: string; asked_name: string | null };

const shown = (db: Db) =>
  open(db)
    .selectFrom("verification as v")
    .innerJoin("person_card as technician", "technician.id", "v.technician_id")
    .leftJoin("person_card as asked", "asked.id", "v.asked_id")
    .leftJoin("answering_person as answering", "answering.person_id", "v.asked_id")
    .selectAll("v")
    .select([
      "technician.name as technician_name",
      "asked.name as asked_name",
      "answering.open as asked_open",
      "answering.leads as asked_leads",
    ]);

/** Of one person, the newest first. Rides verification_person_idx. */
export const ofLate = (db: Db, personId: string, since: Date): Promise<ShownRow[]> =>
  shown(db)
    .where("v.person_id", "=", personId)
    .where("v.started_at", ">", since)
    .orderBy("v.started_at", "desc")
    .orderBy("v.id", "desc")
    .limit(50)
    .execute();

export const shownById = (db: Db, id: string): Promise<ShownRow> => shown(db).where("v.id", "=", id).executeTakeFirstOrThrow();

/** One of this way that can still be passed. Rides verification_person_idx. */
export const runningOf = async (db: Db, personId: string, method: VerificationRow["method"], now: Date): Promise<boolean> =>
  (await open(db)
    .selectFrom("verification")
    .select("id")
    .where("person_id", "=", personId)
    .where("method", "=", method)
    .where("state", "=", "open")
    .where("open_until", ">", now)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Rides verification_pairing_idx. */
export const openByPairing = (db: Db, pairing: string, now: Date): Promise<VerificationRow | undefined> =>
  open(db)
    .selectFrom("verification")
    .selectAll()
    .where(sql<string>`facts->>'pairing'`, "=", pairing)
    .where("state", "=", "open")
    .where("method", "=", "passkey")
    .where("open_until", ">", now)
    .executeTakeFirst();

/** What waits for somebody's word, what ends first first. Rides verification_asked_idx. */
export const waitingFor = (db: Db, personId: string, now: Date) =>
  open(db)
    .selectFrom("verification as v")
    .innerJoin("person_card as person", "person.id", "v.person_id")
    .innerJoin("person_card as technician", "technician.id", "v.technician_id")
    .innerJoin("ticket_text as ticket", "ticket.id", "v.ticket_id")
    .selectAll("v")
    .select(["person.name as person_name", "technician.name as technician_name", "ticket.number as ticket_number"])
    .where("v.asked_id", "=", personId)
    .where("v.state", "=", "open")
    .where("v.open_until", ">", now)
    .orderBy("v.open_until")
    .orderBy("v.id")
    .limit(50)
    .execute();

export const byIds = (db: Db, ids: readonly string[]): Promise<VerificationRow[]> =>
  open(db)
    .selectFrom("verification")
    .selectAll()
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy("id")
    .execute();
