import type { Insertable, Selectable, Updateable } from "kysely";
import type { SmsReason, SmsState } from "../../../contract/sms.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { SmsTables } from "./tables.ts";

export type GatewayRow = Selectable<SmsTables["sms_gateway"]>;
export type ShownGateway = GatewayRow & { waiting: number };
export type MessageRow = Selectable<SmsTables["sms_message"]>;

const own = (db: Db) => tables<SmsTables>(db);

export const theGateway = (db: Db): Promise<GatewayRow> => own(db).selectFrom("sms_gateway").selectAll().executeTakeFirstOrThrow();

/** Counted no further than somebody reads. Rides sms_message_due_idx. */
export const showGateway = (db: Db): Promise<ShownGateway> =>
  own(db)
    .selectFrom("sms_gateway")
    .selectAll()
    .select(
      sql<number>`(select count(*)::int from (select from sms_message where state in ('waiting', 'sending') limit 1000) as counted)`.as(
        "waiting",
      ),
    )
    .executeTakeFirstOrThrow();

export const lockGateway = (tx: Db): Promise<GatewayRow> =>
  own(tx).selectFrom("sms_gateway").selectAll().forUpdate().executeTakeFirstOrThrow();

export const changeGatewayRow = (tx: Db, id: string, values: Omit<Updateable<SmsTables["sms_gateway"]>, "version">) =>
  own(tx)
    .updateTable("sms_gateway")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** How it went there: nobody's change. */
export const noteGateway = (db: Db, values: Updateable<SmsTables["sms_gateway"]>) =>
  own(db).updateTable("sms_gateway").set(values).execute();

export const insertMessage = (tx: Db, row: Insertable<SmsTables["sms_message"]>) => own(tx).insertInto("sms_message").values(row).execute();

/** One after the other for the same number, until the end of the transaction: its cap is counted whole. */
export const holdNumber = (tx: Db, number: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`sms ${number}`}, 0))`.execute(own(tx));

interface Counted {
  number: string;
  personId: string | null;
  reason: SmsReason;
  since: Date;
}

/** How many of this kind one number or person got since, and how many went altogether. Rides sms_message_number_idx, _person_idx and _log_idx. */
export async function countSince(tx: Db, { number, personId, reason, since }: Counted): Promise<{ theirs: number; all: number }> {
  const { rows } = await sql<{ theirs: number; all: number }>`
    select greatest(
        (select count(*) from sms_message where number = ${number} and reason = ${reason} and created_at > ${since}),
        (select count(*) from sms_message where person_id = ${personId}::uuid and reason = ${reason} and created_at > ${since}))::int as theirs,
      (select count(*) from sms_message where created_at > ${since})::int as all`.execute(own(tx));
  return rows[0] ?? { theirs: 0, all: 0 };
}

export const findMessage = (db: Db, id: string): Promise<MessageRow | undefined> =>
  own(db).selectFrom("sms_message").selectAll().where("id", "=", id).executeTakeFirst();

interface Wanted {
  state: SmsState | undefined;
  after: readonly (string | number)[] | null;
  limit: number;
}

/** Newest first, one more than asked for. Rides sms_message_log_idx. */
export const listMessages = (db: Db, { state, after, limit }: Wanted): Promise<MessageRow[]> =>
  own(db)
    .selectFrom("sms_message")
    .selectAll()
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? "failed"))
    .$if(after !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();

/** Whether anything is kept that cannot be read without the key. */
export const holdsSmsSecrets = async (db: Db): Promise<boolean> =>
  (
    await sql`select from sms_gateway where secret is not null union all select from sms_message where text is not null limit 1`.execute(
      own(db),
    )
  ).rows.length > 0;
