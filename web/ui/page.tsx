import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Path } from "../platform/paths.ts";
import { Link } from "../platform/place.tsx";
import { useTitle } from "../platform/title.ts";
import css from "./page.module.css";
import { Title } from "./text.tsx";

interface PageProps {
  title: string;
  /** Before the title: an Avatar, a TierMark. */
  mark?: ReactNode;
  /** Behind the title: a Badge. */
  state?: ReactNode;
  /** A short sentence: what this is for, or who it is. */
  lead?: ReactNode;
  back?: { to: Path; label: string };
  /** The buttons of the page, the main one last. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page that is read from top to bottom: a title, a sentence, and what belongs to it. */
export function Page({ title, mark, state, lead, back, actions, children }: PageProps) {
  useTitle(title);
  return (
    <div className={css.page}>
      <header className={css.head}>
        {back && (
          <Link to={back.to} className={css.back}>
            <IconArrowLeft size={16} stroke={1.75} aria-hidden />
            {back.label}
          </Link>
        )}
        <div className={css.line}>
          {mark}
          <div className={css.names}>
            <div className={css.title}>
              <Title>{title}</Title>
              {state}
            </div>
            {lead && <div className={css.lead}>{lead}</div>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  lead?: ReactNode;
  /** How many there are, behind the title. */
  count?: number;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page, below a hairline. */
export function Section({ title, lead, count, actions, children }: SectionProps) {
  return (
    <section className={css.section}>
      <div className={css.line}>
        <div className={css.names}>
          <h2 className={css.heading}>
            {title}
            {count !== undefined && <span className={css.count}>{count}</span>}
          </h2>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
