import type { Language } from "../../../contract/shapes.ts";
import { say } from "../../platform/i18n.ts";
import { sayFault, type MailboxRow, type SendingRow } from "../mailboxes/index.ts";
import { mayCancel, mayRetry } from "./policy.ts";
import type { ListedRow } from "./store.ts";

/** How the mailboxes send that the messages belong to. */
export interface Ways {
  mailboxes: readonly MailboxRow[];
  sendings: readonly SendingRow[];
}

/** Why a message has not arrived, in the reader's language; null while nothing is wrong. */
function explain(language: Language, row: ListedRow, { mailboxes, sendings }: Ways): string | null {
  if (row.state === "sent" || (row.state === "canceled" && row.trouble !== "capped")) return null;
  if (row.state === "expired") return say(language, "delivery.expired");
  if (row.trouble) return say(language, `delivery.${row.trouble}`);
  if (row.state !== "waiting") return null;
  const mailbox = mailboxes.find(({ id }) => id === row.mailbox_id);
  const sending = sendings.find(({ mailbox_id }) => mailbox_id === row.mailbox_id);
  if (!sending || !mailbox?.active || !mailbox.address) return say(language, "delivery.no_way");
  if (!sending.failure) return null;
  return say(language, "delivery.server_away", {
    detail: sayFault(language, { code: sending.failure, facts: sending.failure_facts }).detail,
  });
}

/** `mayAct`: the reader may send it again, or stop it. */
export const presentDelivery = (language: Language, row: ListedRow, ways: Ways, mayAct: boolean) => ({
  id: row.id,
  kind: row.kind,
  person: row.person_id ? { id: row.person_id, name: row.to_name } : null,
  to: row.to_address,
  state: row.state,
  bounced: row.state === "failed" && row.trouble === "bounced",
  created_at: row.created_at.toISOString(),
  attempts: row.attempts,
  next_try_at: row.state === "waiting" || row.state === "maybe_sent" ? row.next_try_at.toISOString() : null,
  sent_at: row.sent_at?.toISOString() ?? null,
  explanation: explain(language, row, ways),
  server_said: row.answer,
  can: { retry: mayAct && mayRetry(row), cancel: mayAct && mayCancel(row.state) },
});
