import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./empty-state.module.css";

interface EmptyStateProps {
  icon?: Icon;
  title: string;
  /** The first step, taught in a sentence. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing is here, why that is, and what to do first. */
export function EmptyState({ icon: Glyph, title, children, action }: EmptyStateProps) {
  return (
    <div className={css.state}>
      {Glyph && <Glyph size={28} stroke={1.5} aria-hidden />}
      <p className={css.title}>{title}</p>
      {children && <div className={css.words}>{children}</div>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
