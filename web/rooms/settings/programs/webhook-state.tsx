import type { Webhook } from "../../../../contract/webhooks.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";

/** How it stands there, in a word. */
export function WebhookState({ webhook: { active, off_reason, failing_since } }: { webhook: Webhook }) {
  const t = useWords("programs");
  if (off_reason) return <Badge tone="red">{t(`hook.off.${off_reason}`)}</Badge>;
  if (!active) return <Badge>{t("hook.off")}</Badge>;
  return failing_since ? <Badge tone="amber">{t("hook.failing")}</Badge> : <Badge tone="green">{t("hook.on")}</Badge>;
}
