import type { Insertable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { TicketTables } from "./tables.ts";

const staysWhere = prepared((db: Blueprint<TicketTables>, { ticketId }: { ticketId: string }) =>
  db
    .selectFrom("stay")
    .innerJoin("team_card as team", "team.id", "stay.team_id")
    .leftJoin("person_card as acceptor", "acceptor.id", "stay.accepted_by")
    .select([
      "stay.id",
      "stay.team_id",
      "stay.tier",
      "stay.from_at",
      "stay.to_at",
      "stay.outcome",
      "stay.accepted_at",
      "stay.accepted_by",
      "team.key as team_key",
      "team.name as team_name",
      "acceptor.name as acceptor_name",
    ])
    .where("ticket_id", "=", ticketId)
    .orderBy("from_at")
    .orderBy("stay.id"),
);
export const staysOf = (db: Db, ticketId: string) => staysWhere(db, { ticketId });

export const insertStay = (tx: Db, values: Insertable<TicketTables["stay"]>) =>
  tables<TicketTables>(tx).insertInto("stay").values(values).execute();

export const updateStay = (tx: Db, id: string, values: Updateable<TicketTables["stay"]>) =>
  tables<TicketTables>(tx).updateTable("stay").set(values).where("id", "=", id).execute();

export const insertHandover = (tx: Db, values: Insertable<TicketTables["handover"]>) =>
  tables<TicketTables>(tx).insertInto("handover").values(values).execute();

export const handoversOf = (db: Db, ticketId: string) =>
  tables<TicketTables>(db)
    .selectFrom("handover")
    .innerJoin("stay as came", "came.id", "handover.from_stay_id")
    .innerJoin("stay as went", "went.id", "handover.to_stay_id")
    .innerJoin("team_card as from_team", "from_team.id", "came.team_id")
    .innerJoin("team_card as to_team", "to_team.id", "went.team_id")
    .leftJoin("person_card as author", "author.id", "handover.author_id")
    .select([
      "handover.id",
      "handover.at",
      "handover.author_id",
      "author.name as author_name",
      "handover.reason",
      "handover.asked",
      "handover.tried",
      "handover.found",
      "handover.evidence",
      "handover.question",
      "from_team.id as from_id",
      "from_team.key as from_key",
      "from_team.name as from_name",
      "came.tier as from_tier",
      "to_team.id as to_id",
      "to_team.key as to_key",
      "to_team.name as to_name",
      "went.tier as to_tier",
    ])
    .where("handover.ticket_id", "=", ticketId)
    .orderBy("handover.at", "desc")
    .orderBy("handover.id", "desc")
    .execute();

/** Where the current stay came from, and who sent it. */
export const arrivalOf = (db: Db, stayId: string) =>
  tables<TicketTables>(db)
    .selectFrom("handover")
    .innerJoin("stay", "stay.id", "handover.from_stay_id")
    .innerJoin("team_card as team", "team.id", "stay.team_id")
    .select(["handover.author_id", "stay.team_id", "team.tier", "team.name as team_name"])
    .where("to_stay_id", "=", stayId)
    .executeTakeFirst();

export const insertOffer = (tx: Db, values: Insertable<TicketTables["offer"]>) =>
  tables<TicketTables>(tx).insertInto("offer").values(values).execute();

/** Answers the open offer of a ticket; answers whether there was one. */
export async function answerOffer(
  tx: Db,
  ticketId: string,
  answer: "accepted" | "declined" | "withdrawn" | "expired",
  now: Date,
  reason: string | null = null,
): Promise<boolean> {
  const done = await tables<TicketTables>(tx)
    .updateTable("offer")
    .set({ answer, reason, answered_at: now })
    .where("ticket_id", "=", ticketId)
    .where("answer", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

const watchersWhere = prepared((db: Blueprint<TicketTables>, { ticketId }: { ticketId: string }) =>
  db
    .selectFrom("watcher")
    .innerJoin("person_card as person", "person.id", "watcher.person_id")
    .select(["person.id", "person.name"])
    .select(sql<boolean>`exists (select from technician where technician.person_id = person.id)`.as("technician"))
    .where("ticket_id", "=", ticketId)
    .orderBy(asRead("person.name")),
);
export const watchersOf = (db: Db, ticketId: string) => watchersWhere(db, { ticketId });

/** Answers false for somebody who follows it already. */
export async function insertWatcher(tx: Db, ticketId: string, personId: string, now: Date): Promise<boolean> {
  const done = await tables<TicketTables>(tx)
    .insertInto("watcher")
    .values({ ticket_id: ticketId, person_id: personId, added_at: now })
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const deleteWatchers = (tx: Db, ticketId: string) =>
  tables<TicketTables>(tx).deleteFrom("watcher").where("ticket_id", "=", ticketId).execute();

/** Answers false for somebody who did not follow it. */
export async function deleteWatcher(tx: Db, ticketId: string, personId: string): Promise<boolean> {
  const done = await tables<TicketTables>(tx)
    .deleteFrom("watcher")
    .where("ticket_id", "=", ticketId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}
