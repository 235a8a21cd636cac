import type { FastifyReply } from "fastify";
import type { Db } from "../../../platform/db.ts";
import { openEvents } from "../../../platform/http/open-events.ts";
import { takeSeats } from "../../../platform/http/seats.ts";
import { streams as most } from "../limits.ts";
import type { ChatRow } from "../store.ts";
import { chatTailOf } from "./tail.ts";

/** The place after which a tab goes on: the `seq` of the last message it has. What we never gave out begins anew. */
const placeIn = (sent: unknown, chat: ChatRow): number => {
  const seq = typeof sent === "string" && /^\d{1,9}$/.test(sent) ? Number(sent) : 0;
  return seq <= chat.last_seq ? seq : 0;
};

/** Tells a visitor what is said in their chat, from the last message that they have on, until they leave. */
export async function listenToChat(
  db: Db,
  chat: ChatRow,
  sessionId: string | null,
  lastEventId: unknown,
  ip: string,
  reply: FastifyReply,
): Promise<void> {
  const giveBack = takeSeats(db, [
    [`chat ${chat.id}`, most.ofChat],
    [`network ${ip}`, most.ofNetwork],
  ]);
  const tail = chatTailOf(db);
  const events = openEvents(reply);
  const stream = {
    chatId: chat.id,
    sessionId: chat.person_id === null ? null : sessionId,
    seq: placeIn(lastEventId, chat),
    told: "",
    events,
  };
  void events.whenClosed.then(() => {
    giveBack();
    tail.leave(stream);
  });
  // They connect again, and go on where they are.
  await tail.join(stream).catch(() => events.close());
  if (events.closed) tail.leave(stream);
}
