import type { ChatMessage, VisitorChat } from "../../../../contract/chat-visitor.ts";
import { encodeSent, type OpenEvents } from "../../../platform/http/open-events.ts";

/** One tab of a visitor. */
export interface VisitorStream {
  chatId: string;
  /** Their session; null: they have none. It ends with that. */
  sessionId: string | null;
  /** Everything up to here was told. */
  seq: number;
  /** As it was told last, so that what did not change is told to nobody. */
  told: string;
  events: OpenEvents;
}

/** Writes to a tab what is new to it, in its order and each once. */
export function tellMessages(stream: VisitorStream, messages: readonly ChatMessage[]): void {
  let text = "";
  for (const message of messages) {
    // What another look told meanwhile. The next one can only be the next: a look reads all that is committed, from the place of the last told on.
    if (message.seq <= stream.seq) continue;
    stream.seq = message.seq;
    text += encodeSent({ id: String(message.seq), type: "message", data: message });
  }
  if (text !== "") stream.events.write(text);
}

/** Tells how the chat stands, where that is new. */
export function tellState(stream: VisitorStream, chat: VisitorChat): void {
  const text = encodeSent({ type: "state", data: chat });
  if (text === stream.told) return;
  stream.told = text;
  stream.events.write(text);
}
