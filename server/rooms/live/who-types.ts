import type { Db } from "../../platform/db.ts";
import { whoseAre, whoTypes } from "../chat/index.ts";
import type { Stream } from "./stream.ts";

/**
 * Whether a visitor of a chat is writing is no fact for the log: it is compared from second to second while anybody listens, and told to the
 * technician who has the chat.
 */
export function tellWhoTypes(db: Db, streams: ReadonlySet<Stream>): () => Promise<void> {
  let before = new Set<string>();
  return async () => {
    const rows = await whoTypes(db);
    const now = new Set(rows.filter(({ side }) => side === "visitor").map(({ chat_id }) => chat_id));
    const changed = [...now, ...before].filter((id) => now.has(id) !== before.has(id));
    before = now;
    if (changed.length === 0) return;
    const at = new Date().toISOString();
    for (const { technician_id, ticket_id, contact_id } of await whoseAre(db, changed)) {
      const data = { type: "chat.typing", ticket_id, ticket_number: null, contact_id, actor_id: null, near: "mine" as const, at };
      for (const stream of streams)
        if (technician_id && stream.actor.personId === technician_id && !stream.actor.viewedBy) stream.send({ data });
    }
  };
}
