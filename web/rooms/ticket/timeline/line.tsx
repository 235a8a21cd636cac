import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Fresh } from "./fresh-mark.tsx";
import css from "./timeline.module.css";

/** One quiet line beside its glyph: what happened, not what was said. */
export function Line({
  icon: Glyph,
  tone = "plain",
  fresh,
  children,
}: {
  icon: Icon;
  tone?: "plain" | "green";
  fresh: boolean;
  children: ReactNode;
}) {
  return (
    <div className={css.line} data-tone={tone}>
      <Glyph size={16} stroke={1.75} aria-hidden />
      <div className={css.words}>
        {children}
        {fresh && <Fresh />}
      </div>
    </div>
  );
}
