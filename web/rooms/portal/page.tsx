import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useTitle } from "../../platform/title.ts";
import css from "./page.module.css";

let arrived = false;

interface PageProps {
  /** Names the tab. */
  title: string;
  /** What stands above everything; the title when left out. */
  heading?: ReactNode;
  /** Below the heading: the number, the category. */
  beneath?: ReactNode;
  /** A way back to the start. */
  back?: boolean;
  children: ReactNode;
}

/** One column to read. Coming from another page, the focus goes to the heading, so that it is read aloud and Tab goes on from there. */
export function Page({ title, heading = title, beneath, back = true, children }: PageProps) {
  const t = useWords("portal");
  useTitle(title);
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) top.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <div className={css.page}>
      <header className={css.head}>
        {back && (
          <Link to={paths.portal()} className={css.back}>
            <IconArrowLeft size={18} stroke={1.75} aria-hidden />
            {t("ticket.back")}
          </Link>
        )}
        <h1 ref={top} tabIndex={-1} className={css.heading}>
          {heading}
        </h1>
        {beneath && <p className={css.beneath}>{beneath}</p>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its heading; `aside` stands at the end of the heading's line. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section} aria-label={title}>
      <div className={css.line}>
        <h2 className={css.title}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
