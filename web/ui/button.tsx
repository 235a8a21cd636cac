import type { Icon } from "@tabler/icons-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { ariaKey } from "../platform/keys.tsx";
import { classes } from "./classes.ts";
import css from "./button.module.css";
import { Kbd } from "./kbd.tsx";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  /** primary: the one thing to do here. plain (default): beside it. quiet: without a frame. danger: what cannot be taken back. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  icon?: Icon;
  /** The key that does the same, shown inside: "mod+Enter", "E". Register it with useKeys. */
  hint?: string;
  /** The write is under way: not pressed twice, and said to screen readers. */
  busy?: boolean;
  size?: "small" | "middle" | "large";
  wide?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = "plain",
  icon: Glyph,
  hint,
  busy = false,
  size = "middle",
  wide,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  // A menu or popover that it opens may add a class of its own.
  const { className, ...others } = rest as { className?: string };
  return (
    <button
      type={type}
      className={classes(css.button, css[kind], css[size], wide && css.wide, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={hint && ariaKey(hint)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...others}
    >
      {busy ? <span className={css.spinner} aria-hidden /> : Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
      <span className={css.words}>{children}</span>
      {hint && <Kbd of={hint} on={kind === "primary" || kind === "danger" ? "accent" : "surface"} />}
    </button>
  );
}
