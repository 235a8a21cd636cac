import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, type Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./banner.module.css";

const glyphs = { amber: IconAlertTriangle, red: IconAlertTriangle, green: IconCircleCheck, accent: IconInfoCircle } as const;

interface BannerProps {
  tone?: keyof typeof glyphs;
  icon?: Icon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read aloud when it appears: for what just happened, not for what was there when the page opened. */
  announce?: boolean;
}

/** One message above what it concerns. */
export function Banner({ tone = "accent", icon, title, children, action, announce }: BannerProps) {
  const Glyph = icon ?? glyphs[tone];
  return (
    <div className={css.banner} data-tone={tone} role={announce ? (tone === "red" ? "alert" : "status") : undefined}>
      <Glyph size={18} stroke={1.75} aria-hidden />
      <div className={css.inside}>
        <div className={css.words}>
          <p className={css.title}>{title}</p>
          {children && <div className={css.more}>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
