import type { ReactNode } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";

/** A provider that wants a way of its own to sign in, and which. `action`: the way there. */
export function ProviderNote({ provider, action }: { provider: "microsoft" | "google"; action?: ReactNode }) {
  const t = useWords("mailbox");
  return (
    <Banner tone="amber" title={t(`provider.${provider}`)} action={action} announce>
      {t(`provider.${provider}_how`)}
    </Banner>
  );
}
