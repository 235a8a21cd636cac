import type { Insertable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { ChatTables } from "./tables.ts";

const own = (db: Db) => tables<ChatTables>(db);

export interface MessageRow {
  chat_id: string;
  seq: number;
  id: string;
  side: "visitor" | "technician" | "desk";
  author_id: string | null;
  author: string | null;
  what: "joined" | "moved" | "left" | "ended" | null;
  body: string;
  at: Date;
  files: { id: string; name: string; size: number; sha256: string }[];
}

const columns = sql`m.chat_id, m.seq, m.id, m.side, m.author_id, m.what, m.body, m.at,
  coalesce(a.name, case when m.side = 'visitor' then c.visitor_name end) as author,
  case when m.file_ids = '{}' then '[]'::jsonb else (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'sha256', f.sha256) order by array_position(m.file_ids, f.id)), '[]')
    from file_card f where f.id = any(m.file_ids)) end as files`;

/** What was said in chats, each after a place of its own, in its order. Rides the primary key. */
export async function messagesAfter(db: Db, places: readonly { chat_id: string; after: number }[], limit = 3000): Promise<MessageRow[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<MessageRow>`
    select ${columns} from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(chat_id uuid, after int)
    join chat_message m on m.chat_id = p.chat_id and m.seq > p.after
    join chat c on c.id = m.chat_id
    left join person_card a on a.id = m.author_id
    order by m.chat_id, m.seq limit ${limit}`.execute(own(db));
  return rows;
}

export async function messageById(db: Db, chatId: string, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from chat_message m join chat c on c.id = m.chat_id left join person_card a on a.id = m.author_id
    where m.chat_id = ${chatId} and m.id = ${id}`.execute(own(db));
  return rows[0];
}

export const insertMessage = (tx: Db, row: Insertable<ChatTables["chat_message"]>) =>
  own(tx).insertInto("chat_message").values(row).execute();

/** How many the visitor sent since then. */
export async function countSaid(db: Db, chatId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from chat_message where chat_id = ${chatId} and side = 'visitor' and at > ${since} order by seq desc limit 1000) x`.execute(
    own(db),
  );
  return rows[0]?.count ?? 0;
}

export async function countFiles(db: Db, chatId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(cardinality(file_ids)), 0) as count from chat_message where chat_id = ${chatId}`.execute(own(db));
  return rows[0]?.count ?? 0;
}

export async function fileOf(db: Db, chatId: string, fileId: string) {
  const { rows } = await sql<{ id: string; name: string; size: number; sha256: string }>`
    select f.id, f.name, f.size, f.sha256 from file_card f
    where f.id = ${fileId} and exists (select from chat_message m where m.chat_id = ${chatId} and f.id = any(m.file_ids))`.execute(own(db));
  return rows[0];
}
