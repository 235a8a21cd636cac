import { IconShieldCheck, IconShieldQuestion } from "@tabler/icons-react";
import { useWords } from "../platform/i18n.ts";
import { amount } from "../platform/time.ts";
import { Badge } from "./badge.tsx";
import { useNow } from "../platform/now.ts";

interface VerifiedMarkProps {
  /** How: "passkey", as a word of the reader's language. Null: not verified. */
  how: string | null;
  /** Until when it counts (RFC 3339). */
  until?: string | null;
}

/** Who was verified, how, and for how many minutes more. */
export function VerifiedMark({ how, until }: VerifiedMarkProps) {
  const t = useWords("ui");
  const now = useNow(10_000);
  const left = until ? Date.parse(until) - now : 0;
  if (!how || left <= 0) {
    return (
      <Badge tone="plain" icon={IconShieldQuestion}>
        {t("verified.not")}
      </Badge>
    );
  }
  return (
    <Badge tone="green" icon={IconShieldCheck}>
      {t("verified.by", { how, left: amount(t, left) })}
    </Badge>
  );
}
