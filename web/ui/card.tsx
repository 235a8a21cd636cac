import type { ReactNode } from "react";
import { Link } from "../platform/place.tsx";
import type { Path } from "../platform/paths.ts";
import css from "./card.module.css";

interface CardProps {
  title?: ReactNode;
  /** One muted line below the title. */
  detail?: ReactNode;
  /** Where it leads; the whole card is then the link. */
  to?: Path;
  onClick?: () => void;
  /** amber: known now, rising. note: internal. */
  tone?: "plain" | "amber" | "note" | "accent";
  children?: ReactNode;
}

/** One thing among others: a ticket solved before, an article, an outage. */
export function Card({ title, detail, to, onClick, tone = "plain", children }: CardProps) {
  const inside = (
    <>
      {title && <span className={css.title}>{title}</span>}
      {detail && <span className={css.detail}>{detail}</span>}
      {children}
    </>
  );
  if (to) {
    return (
      <Link to={to} className={css.card} data-tone={tone} data-pressable>
        {inside}
      </Link>
    );
  }
  if (onClick) {
    return (
      <button type="button" className={css.card} data-tone={tone} data-pressable onClick={onClick}>
        {inside}
      </button>
    );
  }
  return (
    <div className={css.card} data-tone={tone}>
      {inside}
    </div>
  );
}
