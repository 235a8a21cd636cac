import type { Db } from "../../../platform/db.ts";
import { presentMessage, presentToVisitor } from "../present.ts";
import { placesOf } from "../store.ts";
import { messagesAfter } from "../store-messages.ts";
import { chatsByIds } from "../store-shown.ts";
import { tellMessages, tellState, type VisitorStream } from "./visitor.ts";

export type Streams = ReadonlyMap<string, ReadonlySet<VisitorStream>>;

/** Reads what was said in these chats since it was last told here, and how they stand, and tells it: three questions, however many listen. */
export async function lookAt(db: Db, streams: Streams, ids: readonly string[]): Promise<void> {
  const listening = ids.filter((id) => streams.has(id));
  if (listening.length === 0) return;
  const places = listening.map((id) => ({ chat_id: id, after: Math.min(...[...(streams.get(id) ?? [])].map(({ seq }) => seq)) }));
  const [rows, chats, queue] = await Promise.all([messagesAfter(db, places), chatsByIds(db, listening), placesOf(db, listening)]);
  const said = Map.groupBy(rows, ({ chat_id }) => chat_id);
  for (const chat of chats) {
    const messages = (said.get(chat.id) ?? []).map(presentMessage);
    const state = presentToVisitor(chat, queue.get(chat.id));
    for (const stream of streams.get(chat.id) ?? []) {
      tellMessages(stream, messages);
      tellState(stream, state);
    }
  }
}

/** Where the queue moved, everybody in it has another place. */
export async function lookAtQueue(db: Db, streams: Streams, waiting: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const now = await placesOf(db, [...streams.keys()]);
  const moved = [...now].filter(([id, place]) => waiting.get(id) !== place).map(([id]) => id);
  const batch = 500;
  for (let from = 0; from < moved.length; from += batch) await lookAt(db, streams, moved.slice(from, from + batch));
  return now;
}
