import type { ReactNode } from "react";
import css from "./accounts.module.css";

/** What has to be known before it can be shown; Enter shows it. */
export const OneForm = ({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) => (
  <form
    className={css.part}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);

export const FieldsRow = ({ children }: { children: ReactNode }) => <div className={css.fields}>{children}</div>;
