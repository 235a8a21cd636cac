import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";

/** Whether a mailbox works, in a word. */
export function MailboxState({ mailbox: { active, fetching, sending } }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  if (!active) return <Badge>{t("state.closed")}</Badge>;
  if (!fetching) return <Badge>{t("state.not_read")}</Badge>;
  if (fetching.failing_since || sending?.failure) return <Badge tone="red">{t("state.failing")}</Badge>;
  return <Badge tone={fetching.last_ok_at ? "green" : "plain"}>{t(fetching.last_ok_at ? "state.read" : "state.soon")}</Badge>;
}
