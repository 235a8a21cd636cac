import type { Insertable, Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccountTables } from "./tables.ts";

const own = (db: Db) => tables<AccountTables>(db);

export type ActionRow = Selectable<AccountTables["account_action"]>;

const shown = (db: Db) =>
  own(db)
    .selectFrom("account_action as a")
    .innerJoin("directory as d", "d.id", "a.directory_id")
    .leftJoin("linked_ticket_card as t", "t.id", "a.ticket_id")
    .innerJoin("person_card as asker", "asker.id", "a.asked_by")
    .leftJoin("person_card as owner", "owner.id", "a.person_id")
    .leftJoin("person_card as approver", "approver.id", "a.approved_by")
    .leftJoin("password_link as l", "l.action_id", "a.id")
    .selectAll("a")
    .select(["l.way", "l.good_until", "l.used_at", "l.sent"])
    .select(["d.name as directory_name", "t.number", "asker.name as asker", "owner.name as owner", "approver.name as approver"])
    .select((is) =>
      is
        .exists(
          is
            .selectFrom("account_action as u")
            .select("u.id")
            .whereRef("u.undo_of", "=", "a.id")
            .where("u.state", "not in", ["failed", "declined"]),
        )
        .$castTo<boolean>()
        .as("undone"),
    );
export type ShownAction = Awaited<ReturnType<typeof actionsOfTicket>>[number];

/** Rides account_action_ticket_idx. */
export const actionsOfTicket = (db: Db, ticketId: string) =>
  shown(db).where("a.ticket_id", "=", ticketId).orderBy("a.asked_at", "desc").orderBy("a.id", "desc").limit(100).execute();

export const findAction = (db: Db, id: string): Promise<ShownAction | undefined> => shown(db).where("a.id", "=", id).executeTakeFirst();

export const lockAction = (tx: Db, id: string): Promise<ActionRow | undefined> =>
  own(tx).selectFrom("account_action").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** What somebody is doing to an account this very moment. Rides account_action_busy_idx. */
export const busyWith = (db: Db, directoryId: string, account: string) =>
  own(db)
    .selectFrom("account_action as a")
    .innerJoin("person_card as p", "p.id", "a.asked_by")
    .select(["a.id", "a.action", "a.asked_by", "p.name"])
    .where("a.directory_id", "=", directoryId)
    .where(sql<string>`coalesce(a.key, lower(a.account))`, "=", account)
    .where("a.ended_at", "is", null)
    .executeTakeFirst();

/** False where somebody was faster, or it is undone already. */
export async function insertAction(tx: Db, row: Insertable<AccountTables["account_action"]>): Promise<boolean> {
  const done = await own(tx)
    .insertInto("account_action")
    .values({ ...row, writes: JSON.stringify(row.writes) as never })
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const decideAction = (tx: Db, id: string, by: string, agrees: boolean, now: Date) =>
  own(tx)
    .updateTable("account_action")
    .set(agrees ? { state: "waiting", approved_by: by } : { state: "declined", approved_by: by, ended_at: now })
    .where("id", "=", id)
    .execute();

/** Those that nobody agreed to since then; they end now. Rides account_action_open_idx. */
export const endUnapproved = (tx: Db, since: Date, now: Date): Promise<ActionRow[]> =>
  own(tx)
    .updateTable("account_action")
    .set({ state: "declined", failure: "approval_late", ended_at: now })
    .where("state", "=", "to_approve")
    .where("ended_at", "is", null)
    .where("asked_at", "<", since)
    .returningAll()
    .execute();

/** Longer than a directory may take for one thing that is written, by the clock of the database. */
const until = sql<Date>`now() + interval '120 seconds'`;

/** One whose time has come; one that somebody left half done is found, too: `running`, and another lease than before. */
export const leaseAction = (db: Db): Promise<(ActionRow & { was: string }) | undefined> =>
  sql<ActionRow & { was: string }>`update account_action a set state = 'running', lease = gen_random_uuid(), leased_until = ${until}
    from (select id, state as was from account_action where ended_at is null and state in ('waiting', 'running')
      and (leased_until is null or leased_until < now()) and (not_before is null or not_before <= now())
      order by asked_at limit 1 for update skip locked) open
    where a.id = open.id returning a.*, open.was`
    .execute(own(db))
    .then(({ rows }) => rows[0]);

/** False where another process has it by now. */
export async function keepStep(
  db: Db,
  { id, lease }: ActionRow,
  values: Partial<Pick<ActionRow, "writes" | "state" | "ended_at" | "failure" | "failure_facts">>,
) {
  const done = await own(db)
    .updateTable("account_action")
    .set({
      ...values,
      ...(values.writes && { writes: JSON.stringify(values.writes) as never }),
      ...(values.failure_facts && { failure_facts: JSON.stringify(values.failure_facts) as never }),
      leased_until: until,
    })
    .where("id", "=", id)
    .where("lease", "=", lease)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const setKey = (tx: Db, id: string, key: string) =>
  own(tx).updateTable("account_action").set({ key }).where("id", "=", id).execute();
