import type { InferResult } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { beginning, type Blueprint } from "../../platform/prepared.ts";
import { byKey } from "./store.ts";
import { beside } from "./store-rows.ts";
import type { TicketTables } from "./tables.ts";

/** What deciding about a reply and writing it need: a third of the work of a whole row, for what is asked most. */
const judged = (db: Blueprint<TicketTables>) =>
  db
    .selectFrom("ticket")
    .select(["id", "number", "requester_id", "on_behalf_of_id", "organization_id", "team_id", "tier", "assignee_id", "restricted"])
    .select(["confidential", "reader_ids"])
    .select(["status", "accepted", "waiting_reason", "waiting_until", "awaits", "opened_at", "first_answered_at", "discarded_at"])
    .select(["merged_into_id", "has_files", "step"])
    .select([
      sql<string>`(select name from team_card where id = ticket.team_id)`.as("team_name"),
      sql<string | null>`(select name from person_card where id = ticket.assignee_id)`.as("assignee_name"),
      beside.watcher_ids.as("watcher_ids"),
      beside.merged_into.as("merged_into"),
      beside.merged.as("merged"),
      sql<{ technician_id: string } | null>`(select json_build_object('technician_id', o.technician_id)
        from offer o where o.ticket_id = ticket.id and o.answer is null)`.as("offer"),
      sql<boolean>`exists (select from stay join handover on handover.to_stay_id = stay.id
        where stay.ticket_id = ticket.id and stay.to_at is null)`.as("handed"),
    ]);

/** Besides, what its story tells of it. */
const told = (db: Blueprint<TicketTables>) =>
  judged(db)
    .select(["description", "channel"])
    .select(sql<string | null>`(select name from person_card where id = ticket.requester_id)`.as("requester_name"));

export type JudgedRow = InferResult<ReturnType<typeof judged>>[number];
export type ToldRow = InferResult<ReturnType<typeof told>>[number];

const selectJudged = beginning(judged);
const selectTold = beginning(told);

/** As `lockTicket`, of less. */
export async function lockJudged(tx: Db, key: string): Promise<JudgedRow | undefined> {
  const condition = byKey(key);
  if (!condition) return undefined;
  const [, { rows }] = await Promise.all([
    sql`select from ticket where ${condition} for update`.execute(tables(tx)),
    sql<JudgedRow>`${selectJudged} where ${condition}`.execute(tables(tx)),
  ]);
  return rows[0];
}

/** As `findTicket`, of less. */
export async function findTold(db: Db, key: string): Promise<ToldRow | undefined> {
  const condition = byKey(key);
  if (!condition) return undefined;
  return (await sql<ToldRow>`${selectTold} where ${condition}`.execute(tables(db))).rows[0];
}
