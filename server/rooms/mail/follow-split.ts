import type { Db } from "../../platform/db.ts";
import type { StoredEvent } from "../../platform/events/read.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { moveReference } from "../mailboxes/index.ts";
import { messagesOfEntries, updateMessage } from "./store-message.ts";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

async function follow(tx: Db, { type, ticket_id: from, data, at }: StoredEvent): Promise<void> {
  const opened = text(data["into_id"]);
  const entries = Array.isArray(data["entries"]) ? data["entries"].filter((id) => typeof id === "string") : [];
  if (!from || !opened || entries.length === 0) return;
  const [left, to] = type === "ticket.split" ? [from, opened] : [opened, from];
  for (const { id, message_id } of await messagesOfEntries(tx, entries)) {
    await updateMessage(tx, id, { ticket_id: to });
    if (message_id) await moveReference(tx, message_id, left, to, at);
  }
}

/** What came by mail and went to a ticket of its own: later answers to it go there, too. */
export const followSplit: Reaction = { name: "mail.follow_split", on: ["ticket.split", "ticket.split_undone"], run: follow };
