import { macOf } from "../../platform/sealing.ts";
import type { MessageRow } from "./store.ts";

const loopMark = (messageId: string): string => macOf("mail loop", messageId).toString("base64url").slice(0, 24);

/** Whether a header X-Firstline-Loop was written by this desk: such a message came back and is answered by nothing. */
export function isOurLoopHeader(value: string): boolean {
  const [messageId = "", mark = ""] = value.trim().split(/\s+/);
  return mark !== "" && mark === loopMark(messageId);
}

/** What machines read: who wrote it (RFC 3834), that nothing should answer it, and by which the desk knows its own. */
export function machineHeaders(row: MessageRow): Record<string, string> {
  const messageId = row.message_id ?? row.id;
  return {
    "X-Firstline-Loop": `${messageId} ${loopMark(messageId)}`,
    ...(row.automatic !== "no" && {
      "Auto-Submitted": row.automatic === "replied" ? "auto-replied" : "auto-generated",
      "X-Auto-Response-Suppress": "All",
    }),
    ...(row.unsubscribe && { "List-Unsubscribe": `<${row.unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    // What Outlook keeps together, beside References.
    ...(row.ticket_id && { "Thread-Topic": row.subject }),
  };
}
