import { sql, tables, type Db } from "../../platform/db.ts";

// The database's clock, because several web servers have several.
/** Whoever listens renews it every twenty seconds. */
export const alive = sql<boolean>`h.seen_at > clock_timestamp() - interval '45 seconds'`;
export const writing = sql<boolean>`h.typing_at > clock_timestamp() - interval '6 seconds'`;

/** They are there, in all of these chats. */
export async function noteHere(db: Db, chats: readonly string[], side: "visitor" | "technician"): Promise<void> {
  if (chats.length === 0) return;
  await sql`insert into chat_here (chat_id, side, seen_at) select id, ${side}, clock_timestamp() from unnest(${[...chats]}::uuid[]) as id order by id
    on conflict (chat_id, side) do update set seen_at = excluded.seen_at`.execute(tables(db));
}

export const noteTyping = (db: Db, chatId: string, side: "visitor" | "technician", typing: boolean) =>
  sql`insert into chat_here (chat_id, side, seen_at, typing_at) values (${chatId}, ${side}, clock_timestamp(), ${typing ? sql`clock_timestamp()` : null})
    on conflict (chat_id, side) do update set seen_at = excluded.seen_at, typing_at = excluded.typing_at`.execute(tables(db));

/** Who is writing anywhere, as it is compared from second to second. Rides chat_here_typing_idx. */
export async function whoTypes(db: Db): Promise<{ chat_id: string; side: "visitor" | "technician" }[]> {
  const { rows } = await sql<{ chat_id: string; side: "visitor" | "technician" }>`
    select chat_id, side from chat_here h where ${writing} order by chat_id, side`.execute(tables(db));
  return rows;
}

/** Of these chats, whose technician is told: who has them. */
export async function whoseAre(db: Db, chats: readonly string[]) {
  const { rows } = await sql<{ id: string; technician_id: string | null; ticket_id: string; contact_id: string }>`
    select id, technician_id, ticket_id, contact_id from chat where id = any(${[...chats]}::uuid[])`.execute(tables(db));
  return rows;
}

export const forgetGone = (db: Db) => sql`delete from chat_here where seen_at < clock_timestamp() - interval '1 hour'`.execute(tables(db));
