import type { Mailbox } from "../../../contract/mailboxes.ts";
import { useWords } from "../../platform/i18n.ts";
import { Badge } from "../../ui/badge.tsx";

/** Whether a mailbox is read, in a word. */
export function MailboxState({ mailbox: { active, fetching } }: { mailbox: Mailbox }) {
  const t = useWords("settings");
  if (!active) return <Badge>{t("mailbox.state.closed")}</Badge>;
  if (!fetching) return <Badge>{t("mailbox.state.not_read")}</Badge>;
  if (fetching.failing_since) return <Badge tone="red">{t("mailbox.state.failing")}</Badge>;
  return (
    <Badge tone={fetching.last_ok_at ? "green" : "plain"}>{t(fetching.last_ok_at ? "mailbox.state.read" : "mailbox.state.soon")}</Badge>
  );
}
