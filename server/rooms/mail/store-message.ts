import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { gathered } from "../../platform/gathered.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { Outcome } from "../../../contract/mail.ts";
import type { MailTables } from "./tables.ts";

const mail = (db: Db) => tables<MailTables>(db);

type Columns = Selectable<MailTables["mail_message"]>;
export type Received = Pick<
  Columns,
  "id" | "mailbox_id" | "via" | "sha256" | "size" | "raw" | "envelope_from" | "envelope_to" | "received_at" | "attempts" | "tried_at"
>;

const insertOnce = prepared((db: Blueprint<MailTables>, given: Received) =>
  db
    .insertInto("mail_message")
    .values({
      id: given.id,
      mailbox_id: given.mailbox_id,
      via: given.via,
      sha256: given.sha256,
      size: given.size,
      raw: given.raw,
      envelope_from: given.envelope_from,
      envelope_to: given.envelope_to,
      received_at: given.received_at,
      state: sql.lit("received"),
      attempts: given.attempts,
      tried_at: given.tried_at,
      subject: sql.lit(""),
      reasons: sql`'{}'`,
    })
    .onConflict((at) => at.columns(["mailbox_id", "sha256"]).doNothing())
    .returning("id"),
);

/** False when these very bytes came to this mailbox before. */
export const insertMessage = async (tx: Db, row: Received): Promise<boolean> => (await insertOnce(tx, row)).length === 1;

export const insertPiece = (tx: Db, row: MailTables["mail_piece"]) => mail(tx).insertInto("mail_piece").values(row).execute();

export const findByBytes = async (db: Db, mailboxId: string, sha256: Buffer): Promise<string | undefined> =>
  (
    await mail(db)
      .selectFrom("mail_message")
      .select("id")
      .where("mailbox_id", "=", mailboxId)
      .where("sha256", "=", sha256)
      .executeTakeFirst()
  )?.id;

/** The whole message, from its pieces. A long one is read piece by piece: on their way all of them at once would take thrice its size. */
export async function readRaw(db: Db, id: string): Promise<Buffer> {
  const first = await mail(db).selectFrom("mail_message").select(["raw", "size"]).where("id", "=", id).executeTakeFirstOrThrow();
  if (first.raw.length === first.size) return first.raw;
  const raw = Buffer.allocUnsafeSlow(first.size);
  let at = first.raw.copy(raw);
  for (let place = -1; at < first.size;) {
    const piece = await mail(db)
      .selectFrom("mail_piece")
      .select(["place", "bytes"])
      .where("mail_id", "=", id)
      .where("place", ">", place)
      .orderBy("place")
      .limit(1)
      .executeTakeFirstOrThrow();
    at += piece.bytes.copy(raw, at);
    ({ place } = piece);
  }
  return raw;
}

/** Minutes after which a try that nobody finished is somebody else's. */
const patience = sql`interval '2 minutes'`;

/** Takes a message to try it, and counts the try before it is made; undefined when it is done, or somebody has it. */
export const takeToTry = (db: Db, id: string, now: Date) =>
  mail(db)
    .updateTable("mail_message")
    .set({ attempts: sql`attempts + 1`, tried_at: now })
    .where("id", "=", id)
    .where("state", "=", "received")
    .where((is) => is.or([is("tried_at", "is", null), is("tried_at", "<", sql<Date>`${now}::timestamptz - ${patience}`)]))
    .returning(["attempts", "mailbox_id"])
    .executeTakeFirst();

/** A try failed: the next may begin at once. What was no fault of the message (`blameless`) does not count. */
export const letGo = (db: Db, id: string, blameless: boolean) =>
  mail(db)
    .updateTable("mail_message")
    .set({ tried_at: null, ...(blameless && { attempts: sql`greatest(attempts - 1, 0)` }) })
    .where("id", "=", id)
    .execute();

/** Messages that wait to be understood and that nobody tries, oldest first. Rides mail_message_waiting_idx. */
export const waitingMessages = async (db: Db, now: Date, limit: number): Promise<string[]> =>
  (
    await mail(db)
      .selectFrom("mail_message")
      .select("id")
      .where("state", "=", "received")
      .where((is) => is.or([is("tried_at", "is", null), is("tried_at", "<", sql<Date>`${now}::timestamptz - ${patience}`)]))
      .orderBy("received_at")
      .orderBy("id")
      .limit(limit)
      .execute()
  ).map(({ id }) => id);

const one = (db: Blueprint<MailTables>, { id }: { id: string }) =>
  db
    .selectFrom("mail_message")
    .select([
      "id",
      "mailbox_id",
      "state",
      "attempts",
      "outcome",
      "envelope_from",
      "envelope_to",
      "received_at",
      "ticket_id",
      "entry_id",
      "side_id",
      "message_id",
    ])
    .where("id", "=", id)
    .forUpdate();
const locked = prepared(one);
/** Held for this transaction. */
export const lockMessage = async (tx: Db, id: string) => (await locked(tx, { id }))[0];

const lockedIfFree = prepared((db: Blueprint<MailTables>, { ids, keys }: { ids: string[]; keys: (string | null)[] }) => ({
  compile: () =>
    sql<LockedRow & { free: boolean }>`
      select m.id, m.mailbox_id, m.state, m.envelope_to,
        asked.key is null or pg_try_advisory_xact_lock(hashtextextended(asked.key, 1)) as free
      from unnest(${ids}::uuid[], ${keys}::text[]) as asked (id, key) join mail_message m on m.id = asked.id
      for update of m skip locked`.compile(db),
}));
type LockedRow = Pick<Columns, "id" | "mailbox_id" | "state" | "envelope_to">;

interface Words {
  id: string;
  /** `contentKey` of it. */
  key: Buffer | null;
}
const keysOf = (given: readonly Words[]) => given.map(({ key }) => key?.toString("hex") ?? null);

/** Holds a message and its words for this transaction; undefined while somebody else holds either. */
export const lockIfFree = gathered(async (tx: Db, given: readonly Words[]) => {
  const rows = await lockedIfFree(tx, { ids: given.map(({ id }) => id), keys: keysOf(given) });
  const free = new Map(rows.map((row) => [row.id, row.free ? row : undefined]));
  return given.map(({ id }): LockedRow | undefined => free.get(id));
});

/** What these entries of tickets came as. Rides mail_message_entry_idx. */
export const messagesOfEntries = (db: Db, entries: readonly string[]) =>
  mail(db)
    .selectFrom("mail_message")
    .select(["id", "message_id"])
    .where("entry_id", "=", sql<string>`any(${[...entries]}::uuid[])`)
    .execute();

export type Read = Pick<Insertable<MailTables["mail_message"]>, "message_id" | "content_key" | "from_address" | "subject" | "understood">;
export type Settled = Pick<Columns, "state" | "outcome" | "reasons" | "ticket_id" | "entry_id" | "side_id" | "person_id" | "decided_at">;

const settleAll = prepared((db: Blueprint<MailTables>, given: { id: string } & Read & Settled) =>
  db
    .updateTable("mail_message")
    .set({
      message_id: given.message_id,
      content_key: given.content_key,
      from_address: given.from_address,
      subject: given.subject,
      understood: given.understood,
      state: given.state,
      outcome: given.outcome,
      reasons: given.reasons,
      ticket_id: given.ticket_id,
      entry_id: given.entry_id,
      side_id: given.side_id,
      person_id: given.person_id,
      decided_at: given.decided_at,
    })
    .where("id", "=", given.id),
);
/** What was understood of it and what became of it, in one. */
export const settleMessage = (tx: Db, row: { id: string } & Read & Settled) => settleAll(tx, row);

export const updateMessage = (tx: Db, id: string, values: Updateable<MailTables["mail_message"]>) =>
  mail(tx).updateTable("mail_message").set(values).where("id", "=", id).execute();

/** Of the same words that came before, by whatever way: one at a time, so that of two that come at once one is first. */
export async function findSameContent(tx: Db, key: Buffer, id: string): Promise<SameContent | undefined> {
  // The second sees what was committed while the first waited: each statement looks for itself.
  const [, [same]] = await Promise.all([
    sql`select pg_advisory_xact_lock(hashtextextended(${key.toString("hex")}, 1))`.execute(mail(tx)),
    sameContent(tx, { key, id }),
  ]);
  return same;
}

/** As `findSameContent`, of words that are held: `lockIfFree` was asked before. */
export const sameAsHeld = gathered(async (tx: Db, given: readonly Words[]): Promise<(SameContent | undefined)[]> => {
  const rows = await sameContents(tx, { ids: given.map(({ id }) => id), keys: keysOf(given) });
  const same = new Map(rows.map(({ of, ...row }) => [of, row]));
  return given.map(({ id }) => same.get(id));
});

// Rides mail_message_content_idx once for each.
const sameContents = prepared((db: Blueprint<MailTables>, { ids, keys }: { ids: string[]; keys: (string | null)[] }) => ({
  compile: () =>
    sql<SameContent & { of: string }>`
      select asked.id as of, same.id, same.ticket_id, same.outcome from unnest(${ids}::uuid[], ${keys}::text[]) as asked (id, key)
      cross join lateral (
        select id, ticket_id, outcome from mail_message
        where content_key = decode(asked.key, 'hex') and id <> asked.id and outcome is not null and outcome <> 'duplicate'
        order by received_at limit 1
      ) as same`.compile(db),
}));

/** Keeps a held message from being decided by somebody else; false when it is not held any more. */
export const keepHeld = async (tx: Db, id: string): Promise<boolean> =>
  (await mail(tx).selectFrom("mail_message").select("id").where("id", "=", id).where("outcome", "=", "held").forUpdate().execute())
    .length === 1;

type SameContent = Pick<Columns, "id" | "ticket_id" | "outcome">;

const sameContent = prepared((db: Blueprint<MailTables>, { key, id }: { key: Buffer; id: string }) =>
  db
    .selectFrom("mail_message")
    .select(["id", "ticket_id", "outcome"])
    .where("content_key", "=", key)
    .where("id", "<>", id)
    .where("outcome", "is not", null)
    .where("outcome", "<>", sql.lit("duplicate"))
    .orderBy("received_at")
    .limit(sql.lit(1)),
);

/** Tickets that a sender's messages opened since then, newest first. Rides mail_message_sender_idx. */
export const openedBySender = prepared((db: Blueprint<MailTables>, given: { address: string; since: Date; limit: number }) =>
  db
    .selectFrom("mail_message")
    .select(["ticket_id", "subject"])
    .where("from_address", "=", given.address)
    .where("received_at", ">", given.since)
    .where("outcome", "=", sql.lit("opened"))
    .orderBy("received_at", "desc")
    .limit(sql<number>`${given.limit}`),
);

const heads = (db: Db) =>
  mail(db)
    .selectFrom("mail_message as m")
    .innerJoin("mailbox", "mailbox.id", "m.mailbox_id")
    .leftJoin("person_card as person", "person.id", "m.person_id")
    .leftJoin("ticket_card as ticket", "ticket.id", "m.ticket_id")
    .select([
      "m.id",
      "m.mailbox_id",
      "m.via",
      "m.size",
      "m.received_at",
      "m.state",
      "m.outcome",
      "m.reasons",
      "m.ticket_id",
      "m.entry_id",
      "m.side_id",
      "m.person_id",
      "m.message_id",
      "m.subject",
      "mailbox.name as mailbox_name",
      "person.name as person_name",
      "ticket.number as ticket_number",
      "ticket.subject as ticket_subject",
      sql<{ name: string; address: string } | null>`m.understood -> 'from'`.as("from"),
    ]);

export type HeadRow = NonNullable<Awaited<ReturnType<typeof findHead>>>;

/** What lists say of a message. */
export const findHead = (db: Db, id: string) => heads(db).where("m.id", "=", id).executeTakeFirst();

export type MessageRow = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** All that was understood of a message. */
export const findMessage = (db: Db, id: string) =>
  heads(db)
    .leftJoin("person_card as decider", "decider.id", "m.decided_by")
    .select(["m.understood", "m.envelope_from", "m.envelope_to", "m.duplicate_of", "m.decided_by", "decider.name as decider_name"])
    .where("m.id", "=", id)
    .executeTakeFirst();

export interface MailFilter {
  outcome?: Outcome | undefined;
  ticketId?: string | undefined;
  mailboxId?: string | undefined;
  after: [at: string, id: string] | null;
  limit: number;
}

/** Newest first, one more than asked for. */
export const listMessages = (db: Db, given: MailFilter): Promise<HeadRow[]> => {
  let query = heads(db)
    .orderBy("m.received_at", "desc")
    .orderBy("m.id", "desc")
    .limit(given.limit + 1);
  if (given.outcome) query = query.where("m.outcome", "=", given.outcome);
  if (given.ticketId) query = query.where("m.ticket_id", "=", given.ticketId);
  if (given.mailboxId) query = query.where("m.mailbox_id", "=", given.mailboxId);
  if (given.after) query = query.where(sql<boolean>`(m.received_at, m.id) < (${given.after[0]}::timestamptz, ${given.after[1]}::uuid)`);
  return query.execute();
};
