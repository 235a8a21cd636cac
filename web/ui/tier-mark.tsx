import { IconBuildingStore } from "@tabler/icons-react";
import { useWords } from "../platform/i18n.ts";
import css from "./tier-mark.module.css";

/** The tier in a ring: 1, 2, 3; 4 is an outside vendor. */
export function TierMark({ tier, size = "small" }: { tier: number; size?: "small" | "middle" }) {
  const t = useWords("ui");
  return (
    <span className={css.mark} data-size={size} role="img" aria-label={tier >= 4 ? t("tier.vendor") : t("tier.name", { tier })}>
      {tier >= 4 ? <IconBuildingStore size={11} stroke={1.75} aria-hidden /> : tier}
    </span>
  );
}
