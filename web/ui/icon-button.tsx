import type { Icon } from "@tabler/icons-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { ariaKey } from "../platform/keys.tsx";
import { classes } from "./classes.ts";
import css from "./icon-button.module.css";
import { Tooltip } from "./tooltip.tsx";

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children"> {
  /** What it does: the accessible name and the tooltip. */
  label: string;
  icon: Icon;
  hint?: string;
  small?: boolean;
  /** Pressed, for one that switches something on and off. */
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon: Glyph, hint, small, pressed, type = "button", ...rest }: IconButtonProps) {
  const { className, ...others } = rest as { className?: string };
  return (
    <Tooltip label={label} hint={hint}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={hint && ariaKey(hint)}
        className={classes(css.button, small && css.small, className)}
        {...others}
      >
        <Glyph size={small ? 16 : 18} stroke={1.75} aria-hidden />
      </button>
    </Tooltip>
  );
}
