import type { ReactNode } from "react";
import { Heading } from "../../../ui/text.tsx";
import css from "./context.module.css";

/** A part of the column; whoever has nothing to show draws none. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section}>
      <div className={css.heading}>
        <Heading level={2}>{title}</Heading>
        {action}
      </div>
      {children}
    </section>
  );
}
