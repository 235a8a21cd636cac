import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { heardMore, sawAll } from "../contacts/index.ts";
import { tell } from "./events.ts";
import { longestChat } from "./limits.ts";
import { updateChat, type ChatRow } from "./store.ts";
import { insertMessage, messageById, type MessageRow } from "./store-messages.ts";

interface Said {
  id: string;
  side: "visitor" | "technician" | "desk";
  authorId: string | null;
  body: string;
  what?: "joined" | "moved" | "left" | "ended";
  fileIds?: string[];
}

/** What was said under this id before; a repeat is answered with it and written nowhere. */
export async function saidBefore(tx: Db, chat: ChatRow, id: string, side: Said["side"]): Promise<MessageRow | undefined> {
  const row = await messageById(tx, chat.id, id);
  // An id that the other side took is nobody's to look into.
  if (row && row.side !== side) throw new Problem(409, "chat_id_taken");
  return row;
}

/**
 * Puts something at the end of a chat that this transaction has locked: so places are given in the order in which they are committed, and
 * whoever reads up to one has read all before it.
 */
export async function append(tx: Db, now: Date, chat: ChatRow, said: Said): Promise<MessageRow> {
  if (said.side !== "desk" && chat.last_seq >= longestChat) throw new Problem(409, "chat_too_long");
  const seq = chat.last_seq + 1;
  chat.last_seq = seq;
  const values = { chat_id: chat.id, seq, id: said.id, side: said.side, author_id: said.authorId, what: said.what ?? null };
  await insertMessage(tx, { ...values, body: said.body, file_ids: said.fileIds ?? [], at: now });
  // Who speaks has seen what came before.
  const seen = said.side === "visitor" ? { visitor_seen: seq } : said.side === "technician" ? { technician_seen: seq } : {};
  await updateChat(tx, chat.id, { last_seq: seq, ...seen });
  // The bar of open contacts of who has it counts what they have not seen.
  if (chat.state === "open" && said.side === "visitor") await heardMore(tx, chat.contact_id, now);
  if (said.side === "technician") await sawAll(tx, chat.contact_id, now);
  await tell(tx, { personId: said.authorId }, now, "chat.said", chat, { seq, side: said.side });
  const row = await messageById(tx, chat.id, said.id);
  if (!row) throw new Error(`what was just said in ${chat.id} is not there`);
  return row;
}

/** A line of the desk: what happened in the chat. */
export const note = (tx: Db, now: Date, chat: ChatRow, what: NonNullable<Said["what"]>, personId: string | null): Promise<MessageRow> =>
  append(tx, now, chat, { id: newId(), side: "desk", authorId: personId, body: "", what });
