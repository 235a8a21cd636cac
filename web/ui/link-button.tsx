import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "../platform/place.tsx";
import type { Path } from "../platform/paths.ts";
import css from "./button.module.css";
import { classes } from "./classes.ts";

interface LinkButtonProps {
  to: Path;
  kind?: "primary" | "plain" | "quiet";
  icon?: Icon;
  size?: "small" | "middle" | "large";
  wide?: boolean;
  children: ReactNode;
}

/** Goes somewhere, and looks like a button because it is the next step. */
export function LinkButton({ to, kind = "plain", icon: Glyph, size = "middle", wide, children }: LinkButtonProps) {
  return (
    <Link to={to} className={classes(css.button, css[kind], css[size], wide && css.wide)}>
      {Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
      <span className={css.words}>{children}</span>
    </Link>
  );
}
