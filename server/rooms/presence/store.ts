import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { PresenceTables } from "./tables.ts";

// The database's clock, because several web servers have several; a screen renews its row every five seconds.
const alive = sql<boolean>`seen_at > clock_timestamp() - interval '12 seconds'`;
/** More screens than anybody has: a client that runs wild pushes out its own oldest ones. */
const most = 40;

export const putScreen = (tx: Db, row: Omit<PresenceTables["presence"], "seen_at">) =>
  tables<PresenceTables>(tx)
    .insertInto("presence")
    .values({ ...row, seen_at: sql`clock_timestamp()` })
    .onConflict((at) => at.columns(["person_id", "ticket_id", "screen"]).doUpdateSet({ doing: row.doing, seen_at: sql`clock_timestamp()` }))
    .execute();

export const deleteScreen = (
  tx: Db,
  { person_id, ticket_id, screen }: Pick<PresenceTables["presence"], "person_id" | "ticket_id" | "screen">,
) =>
  tables<PresenceTables>(tx)
    .deleteFrom("presence")
    .where("person_id", "=", person_id)
    .where("ticket_id", "=", ticket_id)
    .where("screen", "=", screen)
    .execute();

export const deleteSurplus = (tx: Db, personId: string) =>
  sql`delete from presence where person_id = ${personId} and (not ${alive} or (ticket_id, screen) in
    (select ticket_id, screen from presence where person_id = ${personId} order by seen_at desc offset ${most}))`.execute(tables(tx));

export const deleteGone = (db: Db) => sql`delete from presence where not ${alive}`.execute(tables(db));

const mostDone = sql<PresenceTables["presence"]["doing"]>`case when bool_or(doing = 'writing_reply') then 'writing_reply'
  when bool_or(doing = 'writing_note') then 'writing_note' else 'reading' end`;

/** Who else is there, writers of replies first. Rides presence_ticket_idx. */
export const othersAt = (db: Db, ticketId: string, me: string) =>
  tables<PresenceTables>(db)
    .selectFrom("presence")
    .innerJoin("person_card as p", "p.id", "presence.person_id")
    .select(["p.id", "p.name", mostDone.as("doing")])
    .where("ticket_id", "=", ticketId)
    .where("person_id", "<>", me)
    .where(alive)
    .groupBy(["p.id", "p.name"])
    .orderBy(sql`bool_or(doing = 'writing_reply')`, "desc")
    .orderBy(asRead("p.name"))
    .execute();

/** Everybody everywhere, as the live stream compares it from second to second. */
export const everybody = (db: Db) =>
  tables<PresenceTables>(db)
    .selectFrom("presence")
    .select(["ticket_id", "person_id", mostDone.as("doing")])
    .where(alive)
    .groupBy(["ticket_id", "person_id"])
    .orderBy("ticket_id")
    .orderBy("person_id")
    .execute();
