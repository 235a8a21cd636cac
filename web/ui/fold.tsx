import { IconChevronRight } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import css from "./fold.module.css";

interface FoldProps {
  title: ReactNode;
  /** Muted, behind the title. */
  detail?: ReactNode;
  open?: boolean;
  /** Drawn when it is opened the first time. */
  children: ReactNode;
}

/** More about one row, behind a press. The browser's own: Enter and Space open it. */
export function Fold({ title, detail, open: first = false, children }: FoldProps) {
  const [opened, setOpened] = useState(first);
  return (
    <details className={css.fold} open={first} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className={css.line}>
        <IconChevronRight size={16} stroke={1.75} aria-hidden />
        <span className={css.words}>
          <span className={css.title}>{title}</span>
          {detail && <span className={css.detail}>{detail}</span>}
        </span>
      </summary>
      <div className={css.inside}>{opened && children}</div>
    </details>
  );
}
