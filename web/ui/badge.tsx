import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./badge.module.css";

export type Tone = "plain" | "accent" | "amber" | "red" | "green" | "quiet";

/** A state in a word. The tone repeats what the word says; it never says it alone. */
export function Badge({ tone = "plain", icon: Glyph, children }: { tone?: Tone; icon?: Icon; children: ReactNode }) {
  return (
    <span className={css.badge} data-tone={tone}>
      {Glyph && <Glyph size={14} stroke={1.75} aria-hidden />}
      {children}
    </span>
  );
}

/** A fact that can be changed by pressing it. */
export function Chip({
  children,
  icon: Glyph,
  onClick,
  pressed,
  tone = "plain",
  label,
}: {
  children: ReactNode;
  icon?: Icon;
  onClick: () => void;
  pressed?: boolean;
  tone?: Tone;
  label?: string;
}) {
  return (
    <button type="button" className={css.badge} data-tone={tone} data-pressable aria-pressed={pressed} aria-label={label} onClick={onClick}>
      {Glyph && <Glyph size={14} stroke={1.75} aria-hidden />}
      {children}
    </button>
  );
}
