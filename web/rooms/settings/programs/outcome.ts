import type { WebhookDelivery } from "../../../../contract/webhooks.ts";
import { useWords } from "../../../platform/i18n.ts";

/** What the last try came to: an HTTP status, or why there was none. */
export function useOutcome(): (delivery: Pick<WebhookDelivery, "status" | "trouble">) => string | null {
  const t = useWords("programs");
  return ({ status, trouble }) =>
    trouble && trouble !== "status" ? t(`trouble.${trouble}`) : status === null ? null : t("delivery.answered", { status: String(status) });
}
